"use client";
import type { JobView } from "@facet/sdk/generated/types.gen";
import { Panel } from "@facet/ui/layout/panel";
import { StatusIcon } from "@facet/ui/status/status-icon";
import type { JobStory } from "../../live/job-story.ts";
import { cockpitWords } from "../../words/cockpit.ts";
import { type StartStep, startSteps } from "./start-steps.ts";

const words = cockpitWords.start;
const looks = {
  done: { tone: "good", shape: "check" },
  now: { tone: "running", shape: "dot" },
  waiting: { tone: "idle", shape: "ring" },
} as const;

/** What happens before there is a curve to draw. */
export function FirstMinute({ jobs, story }: { jobs: readonly JobView[]; story: JobStory | undefined }) {
  const waiting = jobs.find(({ state, waiting: reason }) => state === "queued" && reason !== null)?.waiting;
  return (
    <Panel title={words.title} description={words.lead}>
      <ol className="grid gap-3">
        {startSteps(jobs, story?.phases ?? []).map((step) => (
          <Step
            key={step.id}
            step={step}
            detail={step.id === "runner" && step.state === "now" ? waiting?.sentence : undefined}
          />
        ))}
      </ol>
    </Panel>
  );
}

function Step({ step: { id, state }, detail }: { step: StartStep; detail: string | undefined }) {
  return (
    <li className="flex items-start gap-2" aria-current={state === "now" ? "step" : undefined}>
      <StatusIcon {...looks[state]} className="mt-1" />
      <span className={state === "waiting" ? "text-muted" : state === "now" ? "font-medium" : ""}>
        {words.steps[id][state]}
        {detail !== undefined && <span className="block font-normal text-muted text-table">{detail}</span>}
      </span>
    </li>
  );
}
