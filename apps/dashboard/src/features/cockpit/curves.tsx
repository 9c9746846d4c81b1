"use client";
import type { FineTune, JobView } from "@facet/sdk/generated/types.gen";
import { type ChartMark, type ChartSeries, LineChart } from "@facet/ui/charts/line-chart";
import type { ChartPoint, Series, XAxis } from "@facet/ui/charts/points/series";
import { formatNumber } from "@facet/ui/format/format-number";
import { lossTrend } from "@facet/ui/signature/words/loss-trend";
import { useMemo } from "react";
import { useAddressState } from "../../frame/use-address-state.ts";
import type { JobStory, Point } from "../../live/job-story.ts";
import { cockpitWords } from "../../words/cockpit.ts";
import { usePlaces } from "./use-places.ts";
import { useSeries } from "./use-series.ts";

interface CurvesProps {
  readonly run: FineTune;
  /** Rows that one pass reads; undefined where nobody knows. */
  readonly rows: number | undefined;
  readonly jobs: readonly JobView[];
  readonly story: JobStory;
}

const words = cockpitWords.charts;
const crosshair = "run";
const small = [
  { id: "learning_rate", name: words.rate },
  { id: "grad_norm", name: words.gradient },
  { id: "tokens_per_second", name: words.speed },
] as const;
const axes: readonly XAxis[] = ["step", "epoch", "time"];

/** Loss with validation and checkpoints, and the three smaller curves that explain it. */
export function Curves({ run, rows, jobs, story }: CurvesProps) {
  const train = jobs.find(({ kind }) => kind === "train");
  const place = usePlaces({ run, train, story, rows });
  const loss = useSeries(story.series.loss, place);
  const held = useSeries(story.series.eval_loss, place);
  const [wanted, setAxis] = useAddressState("x", "step");
  const axis = axes.find((one) => one === wanted) ?? "step";
  const total = train?.progress?.totalSteps ?? undefined;
  const series = useMemo<readonly ChartSeries[]>(
    () => [
      { id: "loss", label: words.train, data: loss },
      { id: "eval_loss", label: words.validation, data: held, kind: "points" },
    ],
    [loss, held],
  );
  const marks = useMemo(() => marksOf(story, train, place), [story, train, place]);
  const end = useMemo(() => {
    if (total === undefined) return undefined;
    const { epoch } = place([total, 0]);
    return { step: total, ...(epoch === undefined ? {} : { epoch }) };
  }, [total, place]);
  const shared = { axis, end, place };
  return (
    <>
      <LineChart
        name={words.loss}
        title={titleOf(loss)}
        series={series}
        marks={marks}
        end={end}
        axis={axis}
        onAxis={setAxis}
        crosshair={crosshair}
        empty={words.none}
      />
      <div className="grid gap-6 [grid-template-columns:repeat(auto-fit,minmax(min(100%,14rem),1fr))]">
        {small.map(({ id, name }) => {
          const points = story.series[id];
          // What this trainer does not measure leaves no empty frame.
          return points !== undefined && <Small key={id} name={name} points={points} {...shared} />;
        })}
      </div>
    </>
  );
}

/** As the sentence at the top reckons it: one page tells one figure. */
function titleOf(loss: Series): string | undefined {
  const trend = lossTrend(loss);
  if (trend === undefined || trend.first === trend.last) return undefined;
  const short = (value: number) => formatNumber(Number(value.toPrecision(3)));
  return words.moved(trend.last < trend.first, short(trend.first), short(trend.last));
}

interface SmallProps {
  readonly name: string;
  readonly points: JobStory["series"][string];
  readonly axis: XAxis;
  readonly end: { readonly step: number; readonly epoch?: number } | undefined;
  readonly place: (point: Point) => ChartPoint;
}

function Small({ name, points, axis, end, place }: SmallProps) {
  const data = useSeries(points, place);
  const series = useMemo<readonly ChartSeries[]>(() => [{ id: name, label: name, data }], [name, data]);
  return (
    <LineChart
      name={name}
      title={name}
      series={series}
      end={end}
      axis={axis}
      crosshair={crosshair}
      fromZero
      compact
    />
  );
}

function marksOf(
  story: JobStory,
  train: JobView | undefined,
  place: (point: Point) => ChartPoint,
): readonly ChartMark[] {
  const at = (step: number) => {
    const { epoch, seconds } = place([step, 0]);
    return { step, epoch, seconds };
  };
  const checkpoints = story.checkpoints.map(
    ({ step }): ChartMark => ({ ...at(step), kind: "checkpoint", label: words.checkpoint(step) }),
  );
  const attempts = (train?.attempts ?? [])
    .slice(0, -1)
    .flatMap(({ number, lastStep }): ChartMark[] =>
      lastStep === null ? [] : [{ ...at(lastStep), kind: "attempt", label: words.attempt(number + 1) }],
    );
  return [...checkpoints, ...attempts];
}
