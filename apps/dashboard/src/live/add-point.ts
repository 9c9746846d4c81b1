import type { Point } from "./job-story.ts";

/**
 * Puts a point at its step, in place. Steps rise within an attempt; one that is not above the last comes from an attempt
 * that began again behind it, and what the earlier attempt drew from there on is gone.
 */
export function addPoint(points: Point[], point: Point): void {
  while ((points.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY) >= point[0]) points.pop();
  points.push(point);
}
