import { onDemand } from "../on-demand.ts";
import type { LineChartProps } from "./line-chart-props.ts";
import { mendLanguage } from "./mend-language.ts";

export type { ChartMark, ChartSeries } from "./chart-series.ts";

const live = onDemand<LineChartProps>(
  async () => {
    mendLanguage(navigator);
    return (await import("./live-line-chart.tsx")).LiveLineChart;
  },
  { early: true },
);

/** Curves of a run. Its place is kept until the drawing is there. */
export function LineChart(props: LineChartProps) {
  const { height = props.compact === true ? 96 : 220, name, title = name } = props;
  const Live = live.usePart(true);
  if (Live !== undefined) return <Live {...props} />;
  return (
    <figure
      aria-busy="true"
      className={props.bare === true ? "" : "rounded-lg border border-line bg-surface"}
    >
      <figcaption className="px-4 py-3 font-semibold">{title}</figcaption>
      <div style={{ height: height + (props.compact === true ? 4 : 32) }} />
    </figure>
  );
}
