import { JobState } from "@facet/contracts/jobs/job-state";
import { Badge } from "../status/badge.tsx";
import { Freshness } from "../status/freshness.tsx";
import { PhaseLine } from "../status/phase-line.tsx";
import { ProgressBar } from "../status/progress-bar.tsx";
import { Stamp } from "../status/stamp.tsx";
import { StatusBadge } from "../status/status-badge.tsx";
import { FixedClock } from "../values/clock.tsx";
import type { Story } from "./story.ts";

const now = Date.UTC(2026, 10, 23, 15, 57, 3);
const column = "grid max-w-200 gap-6";

export const stories: readonly Story[] = [
  {
    name: "StatusBadge: every state of a job",
    render: () => (
      <div className="flex flex-wrap gap-2">
        {JobState.options.map((state) => (
          <StatusBadge key={state} state={state} />
        ))}
      </div>
    ),
  },
  {
    name: "StatusBadge: other things, and a more exact word",
    render: () => (
      <div className="flex flex-wrap gap-2">
        <StatusBadge state="waiting" />
        <StatusBadge state="importing" />
        <StatusBadge state="preparing" />
        <StatusBadge state="ready" />
        <StatusBadge state="running" label="Training" />
      </div>
    ),
  },
  {
    name: "Badge",
    render: () => (
      <div className="flex flex-wrap gap-2">
        <Badge>version 4</Badge>
        <Badge>train 1,552</Badge>
        <Badge tone="good">fits</Badge>
        <Badge tone="warning">duplicate</Badge>
        <Badge tone="bad" shape="up">
          card number
        </Badge>
        <Badge tone="good" shape="up">
          better
        </Badge>
        <Badge tone="bad" shape="down">
          worse
        </Badge>
        <Badge tone="running">1 running</Badge>
      </div>
    ),
  },
  {
    name: "Stamp",
    render: () => (
      <div className="flex flex-wrap gap-3">
        <Stamp tone="good">certified</Stamp>
        <Stamp tone="warning">4 rows worse</Stamp>
        <Stamp tone="bad">not certified</Stamp>
      </div>
    ),
  },
  {
    name: "PhaseLine: runs, failed, done",
    render: () => (
      <FixedClock atMs={now}>
        <div className={column}>
          <PhaseLine
            label="Phases"
            aside={<Freshness connection="live" />}
            phases={[
              { id: "queue", label: "waited", detail: "4 s", state: "done", weight: 3 },
              { id: "load", label: "loaded model", detail: "38 s", state: "done", weight: 9 },
              {
                id: "train",
                label: "training",
                detail: "12 min 10 s",
                state: "now",
                weight: 74,
                share: 0.62,
              },
              { id: "eval", label: "evaluate", state: "waiting", weight: 8 },
              { id: "export", label: "export", state: "waiting", weight: 6 },
            ]}
          />
          <PhaseLine
            label="Phases"
            phases={[
              { id: "queue", label: "waited", detail: "4 s", state: "done", weight: 3 },
              { id: "load", label: "loaded model", detail: "38 s", state: "done", weight: 20 },
              { id: "train", label: "training failed", detail: "after 2 min", state: "failed", weight: 40 },
              { id: "eval", label: "evaluate", state: "skipped", weight: 8 },
            ]}
          />
        </div>
      </FixedClock>
    ),
  },
  {
    name: "ProgressBar",
    render: () => (
      <div className={column}>
        <ProgressBar label="Upload" share={0.57} caption="3.1 of 5.4 GB, about 2 min left" />
        <ProgressBar label="Loading the model" share={null} caption="Loading the model" tone="running" />
        <ProgressBar label="Memory" share={0.93} caption="22.3 of 24 GB" tone="warning" />
        <ProgressBar label="Empty" share={0} />
      </div>
    ),
  },
  {
    name: "Freshness",
    render: () => (
      <FixedClock atMs={now}>
        <div className="flex flex-wrap gap-6">
          <Freshness connection="live" />
          <Freshness connection="reconnecting" updatedAt={now - 12_000} />
          <Freshness connection="still" updatedAt={now - 40_000} />
        </div>
      </FixedClock>
    ),
  },
];
