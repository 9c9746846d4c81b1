"use client";
import { Panel } from "@facet/ui/layout/panel";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import { ProgressBar } from "@facet/ui/status/progress-bar";
import { useQuery } from "@tanstack/react-query";
import { jobQueries } from "../../../data/jobs.ts";
import { datasetTabWords } from "../../../words/dataset-tabs.ts";
import { LazyJobFailure } from "../../fixes/lazy-job-failure.tsx";

const words = datasetTabWords.tokens;

/** A preparation that is being made, or that failed. */
export function Counting({ jobId }: { jobId: string }) {
  const query = useQuery(jobQueries.one(jobId));
  return (
    <Region query={query} skeleton={<Skeleton className="h-32 rounded-lg" />}>
      {(job) => {
        if (job.state === "failed") return <LazyJobFailure job={job} />;
        const { done = null, total = null } = job.progress ?? {};
        const waits = job.waiting?.sentence;
        return (
          <Panel title={words.preparing}>
            <ProgressBar
              label={words.preparing}
              share={done === null || total === null || total === 0 ? null : done / total}
              tone="running"
              caption={waits ?? words.preparingLead}
            />
          </Panel>
        );
      }}
    </Region>
  );
}
