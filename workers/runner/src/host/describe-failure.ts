import { errorEntry } from "@facet/contracts/errors/codes";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { AttemptFailure } from "../engine/engine-outcome.ts";
import { AttemptFailed, AttemptInterrupted } from "./attempt-ended.ts";

interface Ending {
  /** The job's own time limit ended it. */
  readonly overTime: boolean;
  /** This runner is being stopped. */
  readonly closing: boolean;
}

/** Whatever ended an attempt, as the platform is told. */
export function describeFailure(error: unknown, { overTime, closing }: Ending): AttemptFailure {
  const nothing = { place: null, fix: null, fixKnobs: null, lastStep: null };
  if (overTime)
    return {
      ...nothing,
      code: "time_limit",
      class: "user",
      message: "the job ran longer than its time limit",
      lastStep: error instanceof AttemptInterrupted ? error.lastStep : null,
    };
  if (error instanceof AttemptFailed && !(closing && error.failure.code === "engine_killed"))
    return error.failure;
  if (error instanceof AttemptInterrupted || closing)
    return {
      ...nothing,
      code: "interrupted",
      class: "infra",
      message: "the runner was asked to stop",
      lastStep: error instanceof AttemptInterrupted ? error.lastStep : null,
    };
  if (FacetError.is(error))
    return {
      ...nothing,
      code: error.code,
      class: errorEntry(error.code).class ?? "platform",
      message: error.detail,
      place: error.param ?? null,
      fix: error.fix,
    };
  if ((error as NodeJS.ErrnoException | null)?.code === "ENOSPC")
    return {
      ...nothing,
      code: "disk_full",
      class: "resource",
      message: "the disk of the runner is full",
      place: "the runner's disk",
      fix: errorEntry("disk_full").fix,
    };
  return {
    ...nothing,
    code: "internal",
    class: "platform",
    message: error instanceof Error ? error.message : String(error),
  };
}
