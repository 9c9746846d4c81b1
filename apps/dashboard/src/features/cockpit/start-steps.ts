import type { JobView } from "@facet/sdk/generated/types.gen";
import type { PhaseChange } from "../../live/job-story.ts";

export type StartStepId = "rows" | "runner" | "files" | "model" | "fit" | "first";

export interface StartStep {
  readonly id: StartStepId;
  readonly state: "done" | "now" | "waiting";
}

type Job = Pick<JobView, "kind" | "startedAt" | "state">;

/** What a trainer does before its first step, in this order, by the phase that begins it. */
const phaseSteps: readonly (readonly [StartStepId, readonly string[]])[] = [
  ["files", ["fetch"]],
  ["model", ["load-libraries", "load-tokenizer", "load-model"]],
  ["fit", ["fit-check"]],
  ["first", ["train"]],
];

/** How far a run has come that has not drawn a point yet. `phases`: of its training, the newest last. */
export function startSteps(
  jobs: readonly Job[],
  phases: readonly Pick<PhaseChange, "phase">[],
): readonly StartStep[] {
  const prepare = jobs.find(({ kind }) => kind === "prepare");
  const train = jobs.find(({ kind }) => kind === "train");
  const isPrepared = prepare === undefined || prepare.state === "succeeded";
  const isTaken = train?.startedAt !== null && train?.startedAt !== undefined;
  const phase = phases.at(-1)?.phase;
  const reached = phaseSteps.findIndex(([, names]) => phase !== undefined && names.includes(phase));
  return [
    { id: "rows", state: isPrepared ? "done" : prepare.startedAt === null ? "waiting" : "now" },
    { id: "runner", state: isTaken ? "done" : isPrepared ? "now" : "waiting" },
    ...phaseSteps.map(
      ([id], at): StartStep => ({
        id,
        state: !isTaken || at > Math.max(0, reached) ? "waiting" : at < reached ? "done" : "now",
      }),
    ),
  ];
}
