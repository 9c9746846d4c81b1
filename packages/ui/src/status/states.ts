import type { JobState } from "@facet/contracts/jobs/job-state";
import type { StatusShape } from "./status-icon.tsx";
import type { Tone } from "./tone.ts";

/** Every state that something of Facet's can be in: jobs, fine-tunes, data sets, evaluations, exports, base models. */
export type State = JobState | "waiting" | "importing" | "preparing" | "ready";

interface Look {
  tone: Tone;
  shape: StatusShape;
}

export const stateLooks: Readonly<Record<State, Look>> = {
  queued: { tone: "idle", shape: "ring" },
  waiting: { tone: "idle", shape: "ring" },
  starting: { tone: "running", shape: "ring" },
  importing: { tone: "running", shape: "dot" },
  preparing: { tone: "running", shape: "dot" },
  running: { tone: "running", shape: "dot" },
  finalizing: { tone: "running", shape: "half" },
  recovering: { tone: "warning", shape: "turn" },
  pausing: { tone: "idle", shape: "pause" },
  paused: { tone: "idle", shape: "pause" },
  cancelling: { tone: "idle", shape: "stop" },
  cancelled: { tone: "idle", shape: "stop" },
  succeeded: { tone: "good", shape: "check" },
  ready: { tone: "good", shape: "check" },
  failed: { tone: "bad", shape: "cross" },
  expired: { tone: "warning", shape: "bang" },
};
