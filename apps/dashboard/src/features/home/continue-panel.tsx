"use client";
import type { FineTune } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { Panel } from "@facet/ui/layout/panel";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import { StatusBadge } from "@facet/ui/status/status-badge";
import { Time } from "@facet/ui/values/time";
import { useQuery } from "@tanstack/react-query";
import { jobQueries } from "../../data/jobs.ts";
import type { ListQuery } from "../../data/list-query.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { homeWords } from "../../words/home.ts";
import { jobTitle } from "../../words/jobs.ts";
import { isOpenRun } from "../fine-tunes/is-open-run.ts";
import { LossLine } from "./loss-line.tsx";

const words = homeWords.continue;

/** The run that was worked on last: how it stands, its curve, and the way back to it. */
export function ContinuePanel({ query }: { query: ListQuery<FineTune> }) {
  return (
    <Region query={query} skeleton={<RunSkeleton />}>
      {(runs) => {
        // One that works comes before a newer one that has ended.
        const run = runs.find(isOpenRun) ?? runs[0];
        // Without one the page shows the first steps instead, once it knows whether there is data.
        return run === undefined ? <RunSkeleton /> : <RunPanel run={run} />;
      }}
    </Region>
  );
}

const RunSkeleton = () => <Skeleton className="h-56 rounded-lg" />;

function RunPanel({ run }: { run: FineTune }) {
  const href = useProjectHref();
  const { train, evaluate, export: exporting, prepare } = run.jobs;
  const jobIds = [prepare, train, evaluate, exporting].filter((id) => id !== null);
  return (
    <Panel
      title={run.name}
      description={
        <>
          {words.started} <Time at={run.createdAt} />
        </>
      }
      actions={<StatusBadge state={run.state} />}
      footer={
        <LinkButton look={isOpenRun(run) ? "main" : "plain"} href={href("fine-tunes", run.id)}>
          {words.open}
        </LinkButton>
      }
    >
      <div className="grid items-center gap-4 sm:grid-cols-[minmax(0,1fr)_auto]">
        <ul className="grid gap-1.5">
          {jobIds.map((id) => (
            <JobLine key={id} id={id} />
          ))}
        </ul>
        <LossLine jobId={train} />
      </div>
    </Panel>
  );
}

function JobLine({ id }: { id: string }) {
  const { data: job } = useQuery(jobQueries.one(id));
  if (job === undefined) return <Skeleton className="h-5.75 w-48" />;
  return (
    <li className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-center gap-x-2 gap-y-0.5">
      <span>
        <StatusBadge state={job.state} />
      </span>
      <span>{jobTitle(job)}</span>
      {job.waiting !== null && job.state === "queued" && (
        <span className="col-start-2 text-muted text-sm">{job.waiting.sentence}</span>
      )}
    </li>
  );
}
