import type { SeriesColour } from "./chart-colours.ts";
import type { Series, XAxis } from "./points/series.ts";

export interface ChartSeries {
  readonly id: string;
  readonly label: string;
  readonly unit?: string | undefined;
  readonly data: Series;
  /** Points stand for rare readings, such as validation; without it a line. */
  readonly kind?: "line" | "points" | undefined;
  /** Without it the place in the list. */
  readonly colour?: SeriesColour | undefined;
  /** Steps without a reading that break the line, such as three times the steps between two figures. */
  readonly gapAfter?: number | undefined;
}

/** Something that happened at a step, drawn as a vertical line. */
export interface ChartMark {
  readonly step: number;
  readonly epoch?: number | undefined;
  readonly seconds?: number | undefined;
  readonly kind: "checkpoint" | "eval" | "attempt" | "pause";
  readonly label: string;
}

export function placeOfMark(mark: ChartMark, axis: XAxis): number | undefined {
  return axis === "step" ? mark.step : axis === "epoch" ? mark.epoch : mark.seconds;
}

export function colourOf(series: ChartSeries, index: number): SeriesColour {
  const set = [1, 2, 3, 4, 5, 6, 7, 8] as const;
  return series.colour ?? set[index % set.length] ?? 1;
}
