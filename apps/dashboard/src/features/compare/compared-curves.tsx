"use client";
import { type ChartSeries, LineChart } from "@facet/ui/charts/line-chart";
import { createSeries, type Series } from "@facet/ui/charts/points/series";
import { Segments } from "@facet/ui/forms/segments";
import { useEffect, useMemo, useState } from "react";
import { useAddressState } from "../../frame/use-address-state.ts";
import { useLiveJob } from "../../live/use-live-job.ts";
import { compareWords as words } from "../../words/compare.ts";
import type { Compared } from "./use-compared.ts";

type Curve = keyof typeof words.chart & ("loss" | "eval_loss");
const curves: readonly Curve[] = ["loss", "eval_loss"];

/** One curve of every run over the same steps; those that still run go on growing. */
export function ComparedCurves({ compared }: { compared: readonly Compared[] }) {
  const [wanted, setCurve] = useAddressState("curve", "loss");
  const curve: Curve = curves.find((one) => one === wanted) ?? "loss";
  return (
    <div className="grid justify-items-start gap-3 [&>figure]:w-full">
      <Segments
        label={words.curve.label}
        value={curve}
        onChange={setCurve}
        choices={curves.map((value) => ({ value, label: words.curve[value] }))}
      />
      <Curves key={curve} curve={curve} compared={compared} />
    </div>
  );
}

function Curves({ curve, compared }: { curve: Curve; compared: readonly Compared[] }) {
  const ids = compared.map(({ run }) => run.id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the runs by their ids: what else changes of them is not drawn.
  const series = useMemo<readonly ChartSeries[]>(
    () => namedApart(compared).map(({ id, label }) => ({ id, label, data: createSeries() })),
    [ids],
  );
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const isRead = compared.every(({ run }) => read.has(run.jobs.train));
  const onRead = (jobId: string) => setRead((before) => new Set(before).add(jobId));
  return (
    <>
      {compared.map(({ run }, at) => {
        const data = series[at]?.data;
        return (
          data !== undefined && (
            <Feed key={run.id} jobId={run.jobs.train} curve={curve} series={data} onRead={onRead} />
          )
        );
      })}
      <LineChart
        name={words.chart[curve]}
        title={words.chart[curve]}
        series={series}
        empty={isRead ? words.chart.none : words.chart.reading}
        height={280}
      />
    </>
  );
}

interface FeedProps {
  jobId: string;
  curve: Curve;
  series: Series;
  onRead: (jobId: string) => void;
}

/** Brings the points of one job into its series, from the first to what happens now. */
function Feed({ jobId, curve, series, onRead }: FeedProps) {
  const { data: story } = useLiveJob(jobId);
  const points = story?.series[curve];
  const isRead = story !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when the job's past is there.
  useEffect(() => {
    if (isRead) onRead(jobId);
  }, [isRead, jobId]);
  useEffect(() => {
    const known = points ?? [];
    // What is drawn already is passed over, but for the last one: a later attempt may have replaced it.
    const fresh = known.slice(Math.max(0, Math.min(series.length, known.length) - 1));
    if (fresh.length > 0) series.append(fresh.map(([step, value]) => ({ step, value })));
  }, [points, series]);
  return null;
}

/** Runs are often repeated under one name: the second of a name is told by its number. */
function namedApart(compared: readonly Compared[]) {
  return compared.map(({ run }, at) => {
    const before = compared.slice(0, at).filter((one) => one.run.name === run.name).length;
    return { id: run.id, label: before === 0 ? run.name : `${run.name} (${before + 1})` };
  });
}
