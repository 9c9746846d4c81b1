"use client";
import { createSeries, type Series } from "@facet/ui/charts/points/series";
import { useEffect, useMemo, useRef } from "react";
import type { Point } from "../../live/job-story.ts";

/**
 * Points of a story as a series that grows in place: what arrives is appended, so that a long curve is not built again for
 * every event. `xOf` turns a place into a step, for readings over time.
 */
export function useSeries(
  points: readonly Point[] | undefined,
  xOf: (place: number) => number = same,
): Series {
  const series = useMemo(() => createSeries(), []);
  const drawn = useRef(0);
  const known = points ?? none;
  // The first points stand there at once: an effect would show an empty chart for a moment.
  if (drawn.current === 0 && known.length > 0) {
    series.append(toPoints(known, xOf));
    drawn.current = known.length;
  }
  useEffect(() => {
    if (known.length === 0) return;
    // The last one again: a later attempt may have replaced it.
    const fresh = known.slice(Math.max(0, Math.min(drawn.current, known.length) - 1));
    drawn.current = known.length;
    series.append(toPoints(fresh, xOf));
  }, [series, known, xOf]);
  return series;
}

const none: readonly Point[] = [];
const same = (place: number) => place;
const toPoints = (points: readonly Point[], xOf: (place: number) => number) =>
  points.map(([place, value]) => ({ step: xOf(place), value }));
