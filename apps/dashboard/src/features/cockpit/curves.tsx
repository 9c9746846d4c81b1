"use client";
import type { JobView } from "@facet/sdk/generated/types.gen";
import { type ChartMark, type ChartSeries, LineChart } from "@facet/ui/charts/line-chart";
import { useMemo } from "react";
import type { JobStory } from "../../live/job-story.ts";
import { cockpitWords } from "../../words/cockpit.ts";
import { useSeries } from "./use-series.ts";

interface CurvesProps {
  readonly jobs: readonly JobView[];
  readonly story: JobStory | undefined;
}

const words = cockpitWords.charts;
const crosshair = "run";

/** Loss with validation and checkpoints, and the three smaller curves that explain it. */
export function Curves({ jobs, story }: CurvesProps) {
  const train = jobs.find(({ kind }) => kind === "train");
  const loss = useSeries(story?.series.loss);
  const held = useSeries(story?.series.eval_loss);
  const total = train?.progress?.totalSteps ?? undefined;
  const series = useMemo<readonly ChartSeries[]>(
    () => [
      { id: "loss", label: words.train, data: loss },
      { id: "eval_loss", label: words.validation, data: held, kind: "points" },
    ],
    [loss, held],
  );
  const marks = useMemo(() => marksOf(story, train), [story, train]);
  return (
    <>
      <LineChart
        name={words.loss}
        series={series}
        marks={marks}
        end={total === undefined ? undefined : { step: total }}
        crosshair={crosshair}
        empty={words.none}
      />
      <div className="grid gap-6 md:grid-cols-3">
        <Small name={words.rate} points={story?.series.learning_rate} total={total} fromZero />
        <Small name={words.gradient} points={story?.series.grad_norm} total={total} fromZero />
        <Small name={words.speed} points={story?.series.tokens_per_second} total={total} fromZero />
      </div>
    </>
  );
}

interface SmallProps {
  readonly name: string;
  readonly points: JobStory["series"][string] | undefined;
  readonly total: number | undefined;
  readonly fromZero?: boolean;
}

function Small({ name, points, total, fromZero }: SmallProps) {
  const data = useSeries(points);
  const series = useMemo<readonly ChartSeries[]>(() => [{ id: name, label: name, data }], [name, data]);
  return (
    <LineChart
      name={name}
      title={name}
      series={series}
      end={total === undefined ? undefined : { step: total }}
      crosshair={crosshair}
      fromZero={fromZero}
      compact
    />
  );
}

function marksOf(story: JobStory | undefined, train: JobView | undefined): readonly ChartMark[] {
  const checkpoints = (story?.checkpoints ?? []).map(
    ({ step }): ChartMark => ({ step, kind: "checkpoint", label: words.checkpoint(step) }),
  );
  const attempts = (train?.attempts ?? [])
    .slice(0, -1)
    .flatMap(({ number, lastStep }): ChartMark[] =>
      lastStep === null ? [] : [{ step: lastStep, kind: "attempt", label: words.attempt(number + 1) }],
    );
  return [...checkpoints, ...attempts];
}
