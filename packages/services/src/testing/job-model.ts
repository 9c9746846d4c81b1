import {
  isFinal,
  isLeased,
  type JobState,
  jobMoves,
  mayBeClaimed,
  mayBePaused,
  mayMove,
} from "@facet/contracts/jobs/job-state";
import { productionTimings } from "@facet/contracts/timings";

export const actions = [
  "claim",
  "start",
  "heartbeat",
  "checkpoint",
  "finalize",
  "complete",
  "failInfra",
  "failPlatform",
  "failCapacity",
  "failResource",
  "failUser",
  "confirmCancelled",
  "confirmPaused",
  "cancel",
  "pause",
  "resume",
  "retry",
  "drain",
  "prioritise",
  "loseRunner",
  "sweep",
  "letTimePass",
] as const;
export type Action = (typeof actions)[number];
export type Failure = Extract<Action, `fail${string}`>;

/** How an attempt ended, as far as later ones are judged by it. */
interface Ended {
  readonly lastStep: number;
  /** Its runner was lost, and the platform tried again. */
  readonly lost: boolean;
  readonly further: boolean;
}

/** What the walk knows of its job: never read from the store. */
export interface Model {
  state: JobState;
  attempt: number;
  infra: number;
  platform: number;
  /** A lost attempt had finalised; the next one may complete at once. */
  kept: boolean;
  /** Of the newest checkpoint; 0 before the first. */
  step: number;
  /** What an automatic retry has turned stays turned. */
  safer: boolean;
  /** It is paused because its runner is drained. */
  drained: boolean;
  /** How long the attempt has lasted. */
  heldMs: number;
  ended: readonly Ended[];
}

export const newModel = (): Model => ({
  state: "queued",
  attempt: 0,
  infra: 0,
  platform: 0,
  kept: false,
  step: 0,
  safer: false,
  drained: false,
  heldMs: 0,
  ended: [],
});

const { infraResetMs } = productionTimings;
const budgets = { infra: 10, platform: 2, lost: 3 };

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

const rested = ({ drained }: Model): JobState => (drained ? "queued" : "paused");
const knownStep = ({ step }: Model) => (step === 0 ? -1 : step);
const bestStep = ({ ended }: Model) => Math.max(-1, ...ended.map(({ lastStep }) => lastStep));
const hasNewStep = (model: Model) => knownStep(model) > bestStep(model);
const gotFurther = (model: Model) => model.heldMs >= infraResetMs || hasNewStep(model);

/** Infra failures so far, this one included: they are forgotten after half an hour that got further. */
const infraCount = (model: Model) =>
  (model.heldMs >= infraResetMs && hasNewStep(model) ? 0 : model.infra) + 1;

const isPoison = (model: Model) =>
  model.state !== "finalizing" &&
  !gotFurther(model) &&
  model.ended.length >= budgets.lost - 1 &&
  model.ended.slice(1 - budgets.lost).every(({ lost, further }) => lost && !further);

export function expected(model: Model, action: Action): Expected {
  const { state } = model;
  const cancelled: Expected | undefined = state === "cancelling" ? { code: "cancelled" } : undefined;
  switch (action) {
    case "claim":
      return { to: mayBeClaimed(state) ? "starting" : state };
    case "start":
      return state === "running" || state === "pausing"
        ? { to: state }
        : (cancelled ?? expectRunner(model, "running", []));
    case "heartbeat":
      return isLeased(state) ? { to: state } : { code: "stale_attempt" };
    case "checkpoint":
      return isLeased(state) ? (cancelled ?? { to: state }) : { code: "stale_attempt" };
    case "finalize":
      return state === "finalizing" || state === "pausing"
        ? { to: state }
        : (cancelled ?? expectRunner(model, "finalizing", []));
    case "complete":
      return state === "running" && model.kept
        ? { to: "succeeded" }
        : (cancelled ?? expectRunner(model, "succeeded", ["succeeded"]));
    case "failInfra":
    case "failPlatform":
    case "failCapacity":
    case "failResource":
    case "failUser":
      return expectFailure(model, action);
    case "confirmCancelled":
      return expectRunner(model, "cancelled", ["cancelled"]);
    case "confirmPaused":
      return state === "pausing"
        ? { to: rested(model) }
        : expectRunner(model, "paused", ["paused", "queued"]);
    case "cancel":
      return state === "cancelling"
        ? { to: state }
        : refusedTo(model, mayMove(state, "cancelled", "api") ? "cancelled" : "cancelling", "api");
    case "pause":
      return state === "pausing" || state === "paused"
        ? { to: state }
        : refusedTo(model, mayMove(state, "paused", "api") ? "paused" : "pausing", "api");
    case "resume":
      return refusedTo(model, "queued", "api");
    case "retry":
      if (!isFinal(state)) return { code: "conflict" };
      return state === "succeeded" ? { code: "already_finished" } : { to: "queued" };
    case "drain":
      return { to: isLeased(state) && mayBePaused(state) ? "pausing" : state };
    case "prioritise":
      return isFinal(state) ? { code: "already_finished" } : { to: state };
    case "loseRunner": {
      if (!isLeased(state)) return { to: state };
      if (state === "cancelling") return { to: "cancelled" };
      if (state === "pausing") return { to: rested(model) };
      return { to: isPoison(model) || infraCount(model) > budgets.infra ? "failed" : "recovering" };
    }
    case "sweep":
    case "letTimePass":
      return { to: state };
  }
}

function expectFailure(model: Model, action: Failure): Expected {
  const { state } = model;
  if (state === "cancelling") return { to: "cancelled" };
  if (!isLeased(state))
    return expectRunner(model, "failed", ["recovering", "failed", "paused", "queued", "cancelled"]);
  const passes = action === "failInfra" || action === "failPlatform" || action === "failCapacity";
  if (state === "pausing") return { to: passes ? rested(model) : "failed" };
  const mayGoOn: Readonly<Record<Failure, boolean>> = {
    failInfra: infraCount(model) <= budgets.infra,
    failPlatform: model.platform < budgets.platform,
    failCapacity: true,
    failResource: !model.safer,
    failUser: false,
  };
  return { to: mayGoOn[action] ? "recovering" : "failed" };
}

export function advance(model: Model, action: Action, to: JobState): void {
  const before = model.state;
  if (action === "retry") {
    const { step, safer } = model;
    Object.assign(model, newModel(), { step, safer });
    return;
  }
  if (action === "checkpoint") model.step += 1;
  if (action === "drain" && before !== "pausing" && to === "pausing") model.drained = true;
  if (action === "pause") model.drained = false;
  if (isLeased(before) && !isLeased(to)) endAttempt(model, action, to);
  if (action === "finalize" && to === "finalizing") model.kept = true;
  if (to !== "pausing" && to !== "paused") model.drained = false;
  if (action === "claim" && to === "starting" && before !== "starting") {
    model.attempt += 1;
    model.heldMs = 0;
  }
  model.state = to;
}

function endAttempt(model: Model, action: Action, to: JobState): void {
  const tried = (to === "recovering" || to === "failed") && model.state !== "pausing";
  const lost = action === "loseRunner" && tried;
  const poison = lost && isPoison(model);
  const infra = infraCount(model);
  model.ended = [...model.ended, { lastStep: knownStep(model), lost, further: gotFurther(model) }];
  if (!tried || poison) return;
  if (lost || action === "failInfra") model.infra = infra;
  if (action === "failPlatform") model.platform += 1;
  if (action === "failResource" && to === "recovering") model.safer = true;
  model.kept = model.kept && model.state === "finalizing" && (lost || action === "failInfra");
}

/** Every move of the table but expiry, which takes seven days and has a test of its own. */
export function everyMove(): string[] {
  const states = Object.keys(jobMoves) as JobState[];
  const moves = states.flatMap((from) => Object.keys(jobMoves[from]).map((to) => `${from} -> ${to}`));
  return moves.filter((move) => move !== "queued -> expired" && move !== "running -> running").sort();
}

/** The states that an action passes through: completing what an attempt before had finalised, giving back a drained runner. */
export function pathOf(from: JobState, to: JobState): JobState[] {
  if (from === "running" && to === "succeeded") return [from, "finalizing", to];
  if (from === "pausing" && to === "queued") return [from, "paused", to];
  return [from, to];
}
