import type { z } from "zod";
import type { JobKind } from "../job-kind.ts";

/** What a job kind is: its input, its result, and how it is run. The handler stands in workers/runner/src/kinds/<kind>/run.ts. */
export interface JobKindSpec<Kind extends JobKind, Input extends z.ZodType, Result extends z.ZodType> {
  readonly kind: Kind;
  /** Stored with the job when it is created: ids and settings, never secrets. */
  readonly input: Input;
  /** What the runner reports when it finalises. */
  readonly result: Result;
  /** All attempts together may work so long, where the job says nothing else. */
  readonly timeLimitMs: number;
  /** Keeps checkpoints that a later attempt goes on from: it can be paused. */
  readonly resumes: boolean;
  /** Uses most of a machine: at most one of these at a time on a runner. */
  readonly heavy: boolean;
}

export function jobKind<Kind extends JobKind, Input extends z.ZodType, Result extends z.ZodType>(
  spec: JobKindSpec<Kind, Input, Result>,
) {
  return spec;
}
