"use client";
import type { FineTune, JobView } from "@facet/sdk/generated/types.gen";
import { SamplesGrid } from "@facet/ui/signature/samples-grid";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useQuery } from "@tanstack/react-query";
import { preparationQueries } from "../../data/preparations.ts";
import type { JobStory } from "../../live/job-story.ts";
import { cockpitWords as words } from "../../words/cockpit.ts";
import { isFinal } from "../fine-tunes/current-job.ts";
import { Curves } from "./curves.tsx";
import { FirstMinute } from "./first-minute.tsx";
import { Interruptions } from "./interruptions.tsx";
import { Notes } from "./notes.tsx";
import { RunFacts } from "./run-facts.tsx";
import { VerdictPanel } from "./verdict-panel.tsx";

interface OverviewProps {
  readonly run: FineTune;
  readonly jobs: readonly JobView[];
  readonly story: JobStory | undefined;
}

export function Overview({ run, jobs, story }: OverviewProps) {
  const preparation = useQuery(preparationQueries.one(run.preparationId));
  const train = jobs.find(({ kind }) => kind === "train");
  const hasPoints = (story?.series.loss ?? []).length > 0;
  const isBefore = story !== undefined && !hasPoints && train !== undefined && !isFinal(train);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 gap-6">
        {run.evaluationId !== null && (
          <VerdictPanel evaluationId={run.evaluationId} isDue={run.state === "succeeded"} />
        )}
        {isBefore ? (
          <FirstMinute jobs={jobs} story={story} />
        ) : story === undefined || preparation.isLoading ? (
          <Skeleton className="h-100 rounded-lg" />
        ) : (
          <>
            <Curves run={run} rows={preparation.data?.stats?.train.kept} jobs={jobs} story={story} />
            <SamplesGrid samples={story.samples} empty={words.samples.empty} />
          </>
        )}
      </div>
      <div className="grid gap-6">
        <Interruptions jobs={jobs} />
        <Notes run={run} story={story} />
        <RunFacts run={run} jobs={jobs} />
      </div>
    </div>
  );
}
