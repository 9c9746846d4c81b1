import { lazy, Suspense } from "react";
import type { LineChartProps } from "./line-chart-props.ts";

export type { ChartMark, ChartSeries } from "./chart-series.ts";

const Live = lazy(async () => ({ default: (await import("./live-line-chart.tsx")).LiveLineChart }));

/** Curves of a run. The drawing is loaded when the first chart is shown; its place is kept meanwhile. */
export function LineChart(props: LineChartProps) {
  const { height = props.compact === true ? 96 : 220, name, title = name } = props;
  return (
    <Suspense
      fallback={
        <figure
          aria-busy="true"
          className={props.bare === true ? "" : "rounded-lg border border-line bg-surface"}
        >
          <figcaption className="px-4 py-3 font-semibold">{title}</figcaption>
          <div style={{ height: height + (props.compact === true ? 4 : 32) }} />
        </figure>
      }
    >
      <Live {...props} />
    </Suspense>
  );
}
