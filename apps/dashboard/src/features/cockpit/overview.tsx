"use client";
import type { FineTune, JobView } from "@facet/sdk/generated/types.gen";
import { SamplesGrid } from "@facet/ui/signature/samples-grid";
import type { JobStory } from "../../live/job-story.ts";
import { cockpitWords as words } from "../../words/cockpit.ts";
import { Curves } from "./curves.tsx";
import { Notes } from "./notes.tsx";
import { RunFacts } from "./run-facts.tsx";
import { VerdictPanel } from "./verdict-panel.tsx";

interface OverviewProps {
  readonly run: FineTune;
  readonly jobs: readonly JobView[];
  readonly story: JobStory | undefined;
}

export function Overview({ run, jobs, story }: OverviewProps) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 gap-6">
        {run.evaluationId !== null && <VerdictPanel evaluationId={run.evaluationId} />}
        <Curves jobs={jobs} story={story} />
        <SamplesGrid samples={story?.samples ?? []} empty={words.samples.empty} />
      </div>
      <div className="grid gap-6">
        <Notes run={run} story={story} />
        <RunFacts run={run} />
      </div>
    </div>
  );
}
