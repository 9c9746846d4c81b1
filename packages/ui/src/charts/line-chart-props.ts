import type { ChartMark, ChartSeries } from "./chart-series.ts";
import type { XAxis } from "./points/series.ts";

export interface LineChartProps {
  /** What the chart is about: "Loss". */
  name: string;
  /** The finding, as the title; without it reckoned from the first series: "Loss fell 2.31 → 0.84". */
  title?: string | undefined;
  /** Keep the array from one render to the next: appending to its series redraws by itself. */
  series: readonly ChartSeries[];
  marks?: readonly ChartMark[] | undefined;
  /** Where the run will end, so that the axis shows what is left. */
  end?: { step?: number | undefined; epoch?: number | undefined; seconds?: number | undefined } | undefined;
  /** Held by the page if given, else by the chart. */
  axis?: XAxis | undefined;
  onAxis?: ((axis: XAxis) => void) | undefined;
  logY?: boolean | undefined;
  onLogY?: ((logY: boolean) => void) | undefined;
  /** The vertical axis begins at zero however narrow the values are: for speeds and sizes. */
  fromZero?: boolean | undefined;
  /** 0 draws the raw line alone; up to 0.99. */
  smoothing?: number | undefined;
  onSmoothing?: ((smoothing: number) => void) | undefined;
  /** Charts with the same key share their crosshair. */
  crosshair?: string | undefined;
  /** Of the drawing, in pixels. */
  height?: number | undefined;
  /** A small one among several: title and last value, no legend, no controls but the menu of its figures. */
  compact?: boolean | undefined;
  /** What is said while there are no points: "First point after step 10". */
  empty?: string | undefined;
  /** Without a frame of its own, inside a panel. */
  bare?: boolean | undefined;
}
