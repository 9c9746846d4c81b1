export const jobStates = [
  "queued",
  "starting",
  "running",
  "finalizing",
  "recovering",
  "pausing",
  "paused",
  "cancelling",
  "succeeded",
  "failed",
  "cancelled",
  "expired",
] as const;
export type JobState = (typeof jobStates)[number];

export type Mover = "api" | "gateway" | "runner" | "sweeper";

/** Every legal move and who may make it. The one table; nothing else decides. */
export const jobMoves: Readonly<Record<JobState, Partial<Record<JobState, readonly Mover[]>>>> = {
  queued: {
    starting: ["gateway"],
    paused: ["api"],
    cancelled: ["api", "sweeper"],
    expired: ["sweeper"],
  },
  starting: {
    running: ["runner"],
    recovering: ["runner", "sweeper"],
    failed: ["runner", "sweeper"],
    cancelling: ["api"],
    pausing: ["api"],
  },
  running: {
    running: ["runner"],
    finalizing: ["runner"],
    recovering: ["runner", "sweeper"],
    failed: ["runner", "sweeper"],
    cancelling: ["api"],
    pausing: ["api"],
  },
  finalizing: {
    succeeded: ["runner"],
    recovering: ["runner", "sweeper"],
    failed: ["runner", "sweeper"],
    cancelling: ["api"],
  },
  recovering: { starting: ["gateway"], paused: ["api"], cancelled: ["api", "sweeper"] },
  pausing: { paused: ["runner", "sweeper"], failed: ["runner", "sweeper"], cancelling: ["api"] },
  paused: { queued: ["api", "runner", "sweeper"], cancelled: ["api", "sweeper"] },
  cancelling: { cancelled: ["runner", "sweeper"] },
  succeeded: {},
  failed: {},
  cancelled: {},
  expired: {},
};

export function isFinal(state: JobState): boolean {
  return Object.keys(jobMoves[state]).length === 0;
}

/** A runner holds the job. */
export function isActive(state: JobState): boolean {
  return state === "starting" || state === "running" || state === "finalizing" || state === "pausing";
}

/** A lease may exist. */
export function isLeased(state: JobState): boolean {
  return isActive(state) || state === "cancelling";
}

export function mayBeClaimed(state: JobState): boolean {
  return jobMoves[state].starting !== undefined;
}

export function mayBeCancelled(state: JobState): boolean {
  return jobMoves[state].cancelled?.includes("api") === true || jobMoves[state].cancelling !== undefined;
}

export function mayBePaused(state: JobState): boolean {
  return jobMoves[state].paused?.includes("api") === true || jobMoves[state].pausing !== undefined;
}

export function mayMove(from: JobState, to: JobState, mover: Mover): boolean {
  return jobMoves[from][to]?.includes(mover) === true;
}
