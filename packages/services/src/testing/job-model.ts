import {
  isFinal,
  isLeased,
  type JobState,
  jobMoves,
  mayBeClaimed,
  mayMove,
} from "@facet/contracts/jobs/job-state";

export const actions = [
  "claim",
  "start",
  "checkpoint",
  "finalize",
  "complete",
  "failInfra",
  "failUser",
  "confirmCancelled",
  "confirmPaused",
  "cancel",
  "pause",
  "resume",
  "loseRunner",
] as const;
export type Action = (typeof actions)[number];

/** What the walk knows of its job: never read from the store. */
export interface Model {
  state: JobState;
  attempt: number;
  infra: number;
  /** A lost attempt had finalised; the next one may complete at once. */
  kept: boolean;
  step: number;
}

/** A state to be in afterwards, or the code of the refusal. */
export type Expected = { readonly to: JobState } | { readonly code: string };

const refusedTo = (model: Model, to: JobState, by: "runner" | "api"): Expected => {
  if (mayMove(model.state, to, by)) return { to };
  return { code: isFinal(model.state) ? "already_finished" : "conflict" };
};

function expectRunner(model: Model, to: JobState, repeatable: readonly JobState[]): Expected {
  if (!isLeased(model.state))
    return model.attempt > 0 && repeatable.includes(model.state)
      ? { to: model.state }
      : { code: "stale_attempt" };
  return refusedTo(model, to, "runner");
}

export function expected(model: Model, action: Action): Expected {
  const { state } = model;
  const cancelled: Expected | undefined = state === "cancelling" ? { code: "cancelled" } : undefined;
  switch (action) {
    case "claim":
      return { to: mayBeClaimed(state) ? "starting" : state };
    case "start":
      return state === "running" ? { to: state } : (cancelled ?? expectRunner(model, "running", []));
    case "checkpoint":
      return isLeased(state) ? (cancelled ?? { to: state }) : { code: "stale_attempt" };
    case "finalize":
      return state === "finalizing" ? { to: state } : (cancelled ?? expectRunner(model, "finalizing", []));
    case "complete":
      return state === "running" && model.kept
        ? { to: "succeeded" }
        : (cancelled ?? expectRunner(model, "succeeded", ["succeeded"]));
    case "failInfra":
    case "failUser": {
      if (state === "cancelling") return { to: "cancelled" };
      const infra = action === "failInfra";
      if (!isLeased(state))
        return expectRunner(model, "failed", ["recovering", "failed", "paused", "cancelled"]);
      if (!infra || (state !== "pausing" && model.infra >= 10)) return { to: "failed" };
      return { to: state === "pausing" ? "paused" : "recovering" };
    }
    case "confirmCancelled":
      return expectRunner(model, "cancelled", ["cancelled"]);
    case "confirmPaused":
      return expectRunner(model, "paused", ["paused"]);
    case "cancel":
      return state === "cancelling"
        ? { to: state }
        : refusedTo(model, mayMove(state, "cancelled", "api") ? "cancelled" : "cancelling", "api");
    case "pause":
      return state === "pausing" || state === "paused" ? { to: state } : refusedTo(model, "pausing", "api");
    case "resume":
      return refusedTo(model, "queued", "api");
    case "loseRunner": {
      if (!isLeased(state)) return { to: state };
      if (state === "cancelling") return { to: "cancelled" };
      if (state === "pausing") return { to: "paused" };
      return { to: model.infra >= 10 ? "failed" : "recovering" };
    }
  }
}

export function advance(model: Model, action: Action, to: JobState): void {
  const before = model.state;
  if (action === "claim" && to === "starting" && before !== "starting") model.attempt += 1;
  if (action === "checkpoint") model.step += 1;
  const retried =
    (action === "failInfra" || action === "loseRunner") &&
    isLeased(before) &&
    (to === "recovering" || to === "failed");
  if (retried) model.infra += 1;
  if (to === "recovering" && retried) model.kept = model.kept && before === "finalizing";
  if (action === "finalize" && to === "finalizing") model.kept = true;
  model.state = to;
}

/** Every move of the table but expiry, which takes seven days and has a test of its own. */
export function everyMove(): string[] {
  const states = Object.keys(jobMoves) as JobState[];
  const moves = states.flatMap((from) => Object.keys(jobMoves[from]).map((to) => `${from} -> ${to}`));
  return moves.filter((move) => move !== "queued -> expired" && move !== "running -> running").sort();
}
