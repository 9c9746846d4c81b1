"use client";
import type { JobView } from "@facet/sdk/generated/types.gen";
import { type ChartSeries, LineChart } from "@facet/ui/charts/line-chart";
import type { ChartPoint } from "@facet/ui/charts/points/series";
import { formatBytes } from "@facet/ui/format/format-bytes";
import { Panel } from "@facet/ui/layout/panel";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useMemo } from "react";
import type { Point } from "../../live/job-story.ts";
import { useLiveJob } from "../../live/use-live-job.ts";
import { cockpitWords } from "../../words/cockpit.ts";
import { JobChoice, useJobChoice } from "./job-choice.tsx";
import { useSeries } from "./use-series.ts";

const words = cockpitWords.hardware;
const prefix = "hardware.";
const used = `${prefix}machine_memory_used_bytes`;
/** A line that never moves says less than the figure: it stands in the title of what is used. */
const total = `${prefix}machine_memory_total_bytes`;

/** What a job took of its machine, as the runner measured it. */
export function HardwareTab({ jobs }: { jobs: readonly JobView[] }) {
  const { job, setKind } = useJobChoice(jobs);
  if (job === undefined) return null;
  return (
    <Panel
      title={words.title}
      description={words.note}
      actions={<JobChoice label={words.of} jobs={jobs} value={job} onChange={setKind} />}
    >
      <Readings key={job.id} jobId={job.id} />
    </Panel>
  );
}

function Readings({ jobId }: { jobId: string }) {
  const query = useLiveJob(jobId);
  return (
    <Region query={query} skeleton={<Skeleton className="h-60" />}>
      {({ series, ended }) => {
        const names = Object.keys(series).filter(
          (name) => name.startsWith(prefix) && name !== total && (series[name] ?? []).length > 0,
        );
        if (names.length === 0) return <Empty title={ended ? words.never : words.none} />;
        return (
          <div className="grid gap-6 md:grid-cols-2">
            {names.map((name) => (
              <Reading
                key={name}
                name={name}
                points={series[name] ?? []}
                most={name === used ? series[total]?.at(-1)?.[1] : undefined}
              />
            ))}
          </div>
        );
      }}
    </Region>
  );
}

interface ReadingProps {
  readonly name: string;
  readonly points: readonly Point[];
  /** Bytes there are, where that is known. */
  readonly most: number | undefined;
}

const overTime = ([seconds, value]: Point): ChartPoint => ({ step: seconds, seconds, value });

/** Bytes are drawn in GB, shares in per cent; the axis counts seconds since the first reading. */
function Reading({ name, points, most }: ReadingProps) {
  const label = words.names[name] ?? name.slice(prefix.length);
  const isBytes = name.endsWith("_bytes");
  const unit = isBytes ? words.gigabytes : words.percent;
  const began = points[0]?.[0] ?? 0;
  const scaled = useMemo(
    () => points.map(([at, value]): Point => [Math.round(at - began), isBytes ? value / 1e9 : value * 100]),
    [points, began, isBytes],
  );
  const data = useSeries(scaled, overTime);
  const series = useMemo<readonly ChartSeries[]>(
    () => [{ id: name, label, unit, data }],
    [name, label, unit, data],
  );
  return (
    <LineChart
      name={label}
      title={most === undefined ? words.titleIn(label, unit) : words.titleOf(label, unit, formatBytes(most))}
      series={series}
      axis="time"
      crosshair="hardware"
      fromZero
      height={140}
      compact
    />
  );
}
