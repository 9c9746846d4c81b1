import type { ChartPoint } from "@facet/ui/charts/points/series";
import type { Point } from "../../live/job-story.ts";

export interface Places {
  /** Steps that one pass over the data takes; undefined where nobody knows. */
  readonly stepsPerEpoch: number | undefined;
  /** When the training began, ms since 1970. */
  readonly began: number | undefined;
  /** When steps were done, ms since 1970; ascending. */
  readonly times: readonly Point[];
}

/** A point of a curve with its place in epochs and in seconds, as far as they are known. */
export function placePoint([step, value]: Point, { stepsPerEpoch, began, times }: Places): ChartPoint {
  const at = timeOf(step, times);
  return {
    step,
    value,
    ...(stepsPerEpoch === undefined ? {} : { epoch: step / stepsPerEpoch }),
    ...(at === undefined || began === undefined ? {} : { seconds: Math.max(0, (at - began) / 1000) }),
  };
}

/** Between two steps that were told the time is spread evenly; outside of them the nearest counts. */
function timeOf(step: number, times: readonly Point[]): number | undefined {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle]?.[0] ?? 0) < step) low = middle + 1;
    else high = middle;
  }
  const after = times[low];
  const before = times[low - 1];
  if (after === undefined) return before?.[1];
  if (before === undefined || after[0] === step) return after[1];
  return before[1] + ((after[1] - before[1]) * (step - before[0])) / (after[0] - before[0]);
}
