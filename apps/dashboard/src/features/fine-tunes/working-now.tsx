"use client";
import type { FineTune } from "@facet/sdk/generated/types.gen";
import { useQueries } from "@tanstack/react-query";
import { jobQueries } from "../../data/jobs.ts";
import { jobTitle } from "../../words/jobs.ts";
import { currentJob, jobIdsOf } from "./current-job.ts";
import { isOpenRun } from "./is-open-run.ts";

/** What a run does at this moment, or why it waits; nothing once it is done. */
export function WorkingNow({ run }: { run: FineTune }) {
  const isOpen = isOpenRun(run);
  const jobs = useQueries({
    queries: jobIdsOf(run).map((id) => ({ ...jobQueries.one(id), enabled: isOpen })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
  const job = currentJob(jobs);
  if (!isOpen || job === undefined) return null;
  const text = job.state === "queued" && job.waiting !== null ? job.waiting.sentence : jobTitle(job);
  return (
    <span title={text} className="@lg/table:block @lg/table:max-w-62 @lg/table:truncate">
      {text}
    </span>
  );
}
