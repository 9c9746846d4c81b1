"use client";
import { Sparkline } from "@facet/ui/charts/sparkline";
import { formatNumber } from "@facet/ui/format/format-number";
import { useLiveJob } from "../../live/use-live-job.ts";
import { homeWords } from "../../words/home.ts";

const words = homeWords.continue;

/** The loss as it falls; nothing before its second point. */
export function LossLine({ jobId }: { jobId: string }) {
  const { data: story } = useLiveJob(jobId);
  const points = story?.series.loss ?? [];
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 2) return null;
  return (
    <figure className="grid justify-items-end gap-1">
      <Sparkline values={points.map(([, loss]) => loss)} width={240} height={64} />
      <figcaption className="text-muted text-sm">
        {words.loss(formatNumber(first[1]), formatNumber(last[1]))}
      </figcaption>
    </figure>
  );
}
