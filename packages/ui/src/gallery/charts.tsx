import { BarPair } from "../charts/bar-pair.tsx";
import type { ChartMark, ChartSeries } from "../charts/chart-series.ts";
import { Interval } from "../charts/interval.tsx";
import { LineChart } from "../charts/line-chart.tsx";
import { createSeries } from "../charts/points/series.ts";
import { Sparkline } from "../charts/sparkline.tsx";
import { formatNumber } from "../format/format-number.ts";
import { formatPercent } from "../format/format-percent.ts";
import { brokenLoss, lossPoints, seededNoise, validationPoints } from "./chart-data.ts";
import { DraggableHistogram } from "./draggable-histogram.tsx";
import { LiveCharts } from "./live-charts.tsx";
import type { Story } from "./story.ts";

const loss: readonly ChartSeries[] = [
  { id: "train", label: "train", data: createSeries(lossPoints(672)) },
  { id: "held-out", label: "held-out", kind: "points", data: createSeries(validationPoints(150, 672)) },
];
const marks: readonly ChartMark[] = [150, 300, 450, 600].map((step) => ({
  step,
  epoch: step / 485,
  seconds: step * 1.09,
  kind: "checkpoint",
  label: formatNumber(step),
}));
const long: readonly ChartSeries[] = [
  { id: "train", label: "train", data: createSeries(lossPoints(50_000)) },
];
const broken: readonly ChartSeries[] = [{ id: "train", label: "train", gapAfter: 10, data: brokenLoss() }];
const one: readonly ChartSeries[] = [
  { id: "train", label: "train", data: createSeries([{ step: 10, value: 2.31, epoch: 0.02, seconds: 11 }]) },
];
const none: readonly ChartSeries[] = [{ id: "train", label: "train", data: createSeries() }];
const runs: readonly ChartSeries[] = [2, 3, 4, 5, 6, 7].map((seed, at) => ({
  id: `run-${seed}`,
  label:
    ["support-tone", "support-tone r32", "lr 5e-4", "lr 1e-3", "one epoch", "full tuning"][at] ??
    `run ${seed}`,
  data: createSeries(
    lossPoints(300 + at * 70, seed).map((point) => ({ ...point, value: (point.value ?? 0) + at * 0.08 })),
  ),
}));
const rates: readonly ChartSeries[] = [
  {
    id: "rate",
    label: "learning rate",
    data: createSeries(
      Array.from({ length: 672 }, (_, at) => ({
        step: at + 1,
        value: at < 60 ? (2e-4 * (at + 1)) / 60 : 2e-4 * (1 - (at - 60) / 1140),
      })),
    ),
  },
];
const noise = seededNoise(11);
const speed: readonly ChartSeries[] = [
  {
    id: "speed",
    label: "tokens per second",
    unit: "tokens/s",
    data: createSeries(
      Array.from({ length: 672 }, (_, at) => ({ step: at + 1, value: 1486 + noise() * 90 })),
    ),
  },
];
const gradient: readonly ChartSeries[] = [
  {
    id: "norm",
    label: "gradient norm",
    data: createSeries(
      lossPoints(672, 5).map((point) => ({ ...point, epoch: Number.NaN, seconds: Number.NaN })),
    ),
  },
];
const points = (value: number) => formatNumber(value * 100, { digits: 1, signed: true });

export const stories: readonly Story[] = [
  {
    name: "LineChart, running",
    render: () => (
      <LineChart
        name="Loss"
        series={loss}
        marks={marks}
        end={{ step: 1200, epoch: 2.47, seconds: 1308 }}
        crosshair="run"
      />
    ),
  },
  {
    name: "LineChart, small ones with one crosshair",
    render: () => (
      <div className="grid gap-4 sm:grid-cols-3">
        <LineChart
          compact
          name="Learning rate"
          title="Learning rate"
          series={rates}
          end={{ step: 1200 }}
          crosshair="run"
        />
        <LineChart compact name="Gradient norm" series={gradient} end={{ step: 1200 }} crosshair="run" />
        <LineChart compact name="Speed" fromZero series={speed} end={{ step: 1200 }} crosshair="run" />
      </div>
    ),
  },
  {
    name: "LineChart, 50,000 points",
    render: () => <LineChart name="Loss" series={long} smoothing={0.97} />,
  },
  {
    name: "LineChart, values that are no numbers, and a gap",
    render: () => (
      <LineChart
        name="Loss"
        title="The loss exploded at step 201 and is not a number since step 227"
        series={broken}
        smoothing={0}
        marks={[
          { step: 60, kind: "pause", label: "paused" },
          { step: 95, kind: "attempt", label: "attempt 2" },
        ]}
      />
    ),
  },
  { name: "LineChart, log y", render: () => <LineChart name="Loss" series={broken} logY smoothing={0.3} /> },
  {
    name: "LineChart, six runs",
    render: () => (
      <LineChart name="Loss" title="Loss of six runs" series={runs} smoothing={0.9} height={280} />
    ),
  },
  { name: "LineChart, one point", render: () => <LineChart name="Loss" series={one} end={{ step: 1200 }} /> },
  {
    name: "LineChart, no points yet",
    render: () => (
      <LineChart name="Loss" series={none} end={{ step: 1200 }} empty="The first point comes after step 10" />
    ),
  },
  { name: "LineChart, four live ones with 50,000 points each", render: () => <LiveCharts /> },
  { name: "Histogram with a cut line", render: () => <DraggableHistogram /> },
  {
    name: "BarPair",
    render: () => (
      <div className="max-w-100">
        <BarPair
          label="Right answers"
          base={0.381}
          tuned={0.83}
          full={1}
          format={(value) => formatPercent(value)}
        />
      </div>
    ),
  },
  {
    name: "Interval",
    render: () => (
      <div className="grid max-w-140 gap-6">
        <Interval
          label="Difference"
          estimate={0.448}
          low={0.371}
          high={0.521}
          better="higher"
          level={0.95}
          format={points}
        />
        <Interval
          label="Difference"
          estimate={0.02}
          low={-0.041}
          high={0.083}
          better="higher"
          level={0.95}
          format={points}
        />
        <Interval
          label="Difference of the loss"
          estimate={0.31}
          low={0.22}
          high={0.4}
          better="lower"
          level={0.95}
          format={(value) => formatNumber(value, { digits: 2, signed: true })}
        />
      </div>
    ),
  },
  {
    name: "Sparkline",
    render: () => (
      <div className="flex flex-wrap items-center gap-6">
        <Sparkline values={lossPoints(300).map((point) => point.value)} label="Loss, 2.3 to 0.8" />
        <Sparkline values={[1, 2, null, null, 3, 2.5, 4]} label="With a gap" />
        <Sparkline values={[3]} label="One value" />
        <Sparkline values={[]} label="No values" />
        <Sparkline values={[2, 2, 2, 2]} label="Level" />
      </div>
    ),
  },
];
