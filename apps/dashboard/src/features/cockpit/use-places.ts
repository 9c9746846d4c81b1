"use client";
import type { FineTune, JobView } from "@facet/sdk/generated/types.gen";
import type { ChartPoint } from "@facet/ui/charts/points/series";
import { useCallback, useRef } from "react";
import type { JobStory, Point } from "../../live/job-story.ts";
import { type Places, placePoint } from "./place-point.ts";

interface PlacesOptions {
  readonly run: FineTune;
  readonly train: JobView | undefined;
  readonly story: JobStory | undefined;
  /** Rows that one pass reads; undefined while nobody knows. */
  readonly rows: number | undefined;
}

/** Where the points of a run stand in steps, epochs and seconds. The function stays the same as the run goes on. */
export function usePlaces({ run, train, story, rows }: PlacesOptions): (point: Point) => ChartPoint {
  const { per_device_train_batch_size: batch, gradient_accumulation_steps: accumulated } = run.knobs;
  const isKnown =
    rows !== undefined && rows > 0 && typeof batch === "number" && typeof accumulated === "number";
  const places: Places = {
    stepsPerEpoch: isKnown ? Math.ceil(rows / (batch * accumulated)) : undefined,
    began: train?.startedAt === null || train === undefined ? undefined : Date.parse(train.startedAt),
    times: story?.times ?? [],
  };
  const latest = useRef(places);
  latest.current = places;
  return useCallback((point: Point) => placePoint(point, latest.current), []);
}
