"use client";
import { type ChartPoint, createSeries, type Series } from "@facet/ui/charts/points/series";
import { useEffect, useMemo, useRef } from "react";
import type { Point } from "../../live/job-story.ts";

/**
 * Points of a story as a series that grows in place: what arrives is appended, so that a long curve is not built again for
 * every event. `toPoint` says where each stands; keep it stable.
 */
export function useSeries(
  points: readonly Point[] | undefined,
  toPoint: (point: Point) => ChartPoint = atItsStep,
): Series {
  const series = useMemo(() => createSeries(), []);
  const drawn = useRef(0);
  const known = points ?? none;
  // The first points stand there at once: an effect would show an empty chart for a moment.
  if (drawn.current === 0 && known.length > 0) {
    series.append(known.map(toPoint));
    drawn.current = known.length;
  }
  useEffect(() => {
    if (known.length === 0) return;
    // The last one again: a later attempt may have replaced it.
    const fresh = known.slice(Math.max(0, Math.min(drawn.current, known.length) - 1));
    drawn.current = known.length;
    series.append(fresh.map(toPoint));
  }, [series, known, toPoint]);
  return series;
}

const none: readonly Point[] = [];
const atItsStep = ([step, value]: Point): ChartPoint => ({ step, value });
