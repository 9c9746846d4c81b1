"use client";
import type { FineTune, JobView } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { PageHeader } from "@facet/ui/layout/page-header";
import { CockpitHeader } from "@facet/ui/signature/cockpit-header";
import { lossTrend } from "@facet/ui/signature/words/loss-trend";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useNow } from "@facet/ui/values/clock";
import { useProjectHref } from "../../frame/project.tsx";
import type { JobStory } from "../../live/job-story.ts";
import { LiveFreshness } from "../../live/live-freshness.tsx";
import { jobStreamName } from "../../live/use-live-job.ts";
import { cockpitWords as words } from "../../words/cockpit.ts";
import { isFinal } from "../fine-tunes/current-job.ts";
import { isOpenRun } from "../fine-tunes/is-open-run.ts";
import { CancelRun } from "./cancel-run.tsx";
import { RemoveRun } from "./remove-run.tsx";
import { runPhases } from "./run-phases.ts";
import { SteerRun } from "./steer-run.tsx";
import { useSeries } from "./use-series.ts";

interface RunHeaderProps {
  readonly run: FineTune;
  readonly jobs: readonly JobView[];
  /** The job that the run's state is told by. */
  readonly now: JobView | undefined;
  readonly story: JobStory | undefined;
}

export function RunHeader({ run, jobs, now, story }: RunHeaderProps) {
  const href = useProjectHref();
  const at = useNow();
  const loss = useSeries(story?.series.loss);
  const isOpen = isOpenRun(run) || run.state === "paused";
  if (now === undefined)
    return (
      <div className="grid gap-5">
        <PageHeader title={run.name} sentence={<Skeleton className="h-5 w-80" />} />
        <Skeleton className="h-7" />
      </div>
    );
  // A run that is done is told as a whole, from its first job to its last.
  const isDone = run.state === "succeeded";
  const begins = (isDone ? jobs : [now]).flatMap(({ startedAt }) =>
    startedAt === null ? [] : Date.parse(startedAt),
  );
  const started = begins.length === 0 ? null : Math.min(...begins);
  const end = isDone ? run.finishedAt : now.finishedAt;
  const ended = end === null ? at : Date.parse(end);
  const heard = now.progress === null ? null : Date.parse(now.progress.updatedAt);
  const attempt = jobs.reduce((most, job) => Math.max(most, job.attempt), 0);
  const trend = now.kind === "train" ? lossTrend(loss) : undefined;
  return (
    <CockpitHeader
      name={run.name}
      facts={{
        kind: now.kind,
        state: now.state,
        waiting: now.waiting,
        progress: now.progress,
        ...(trend === undefined ? {} : { loss: trend }),
        checkpointStep: now.checkpoint?.step ?? null,
        error: now.error,
        workedMs: started === null ? null : Math.max(0, ended - started),
        waitedMs:
          now.state === "queued" ? Math.max(0, at - Date.parse(now.waiting?.since ?? now.createdAt)) : null,
        ...(now.waiting?.until == null ? {} : { goesOnInMs: Date.parse(now.waiting.until) - at }),
        silentMs: isFinal(now) || heard === null ? null : Math.max(0, at - heard),
      }}
      stateLabel={words.kinds[now.kind]}
      attempt={attempt}
      phases={runPhases(jobs, at)}
      freshness={isOpen && <LiveFreshness stream={jobStreamName(run.jobs.train)} />}
      actions={
        <>
          <SteerRun run={run} isTraining={now.kind === "train" && !isFinal(now) && now.state !== "pausing"} />
          {isOpen ? <CancelRun run={run} /> : <RemoveRun run={run} />}
          <LinkButton href={`${href("fine-tunes", "new")}?from=${run.id}`}>
            {words.actions.duplicate}
          </LinkButton>
          {run.modelId !== null && run.state === "succeeded" && (
            <LinkButton href={`${href("playground")}?model=${run.modelId}`}>{words.actions.try}</LinkButton>
          )}
          {run.evaluationId !== null &&
            jobs.some(({ kind, state }) => kind === "evaluate" && state === "succeeded") && (
              <LinkButton look="main" href={href("evaluations", run.evaluationId)}>
                {words.actions.verdict}
              </LinkButton>
            )}
        </>
      }
    />
  );
}
