import { createHash } from "node:crypto";
import type { FailureClass } from "@facet/contracts/errors/failure-class";
import { retryBudgets } from "@facet/contracts/errors/failure-class";
import type { JobError } from "@facet/contracts/errors/problem";
import type { Job } from "@facet/contracts/jobs/job";
import type { Mover } from "@facet/contracts/jobs/job-state";
import type { Timings } from "@facet/contracts/timings";
import { shift, span } from "../data/moments.ts";
import type { Work } from "../data/work.ts";
import { moveJob } from "./move-job.ts";
import { retrySafer } from "./retry-safer.ts";

interface EndedAttempt {
  readonly error: JobError;
  readonly by: Mover;
  readonly timings: Timings;
  /** What the attempt had finalised is good: the next one only sends it again. */
  readonly keepFinalized: boolean;
}

/** An attempt ended badly: the job is tried again while its class has budget, else it fails with the error. */
export async function retryOrFail(work: Work, job: Job, ended: EndedAttempt): Promise<Job> {
  const { error, by, timings } = ended;
  const safer = await retrySafer(work, job, ended);
  if (safer !== undefined) return safer;
  const before =
    error.class === "infra" && hasProgressed(job, error.lastStep, work.now, timings)
      ? 0
      : (job.failures[error.class] ?? 0);
  const count = before + 1;
  const budget = retryBudgets[error.class];
  const common = { by, reason: error.code, error, lastStep: error.lastStep };
  const failures = { ...job.failures, [error.class]: count };
  if (budget !== null && count > budget)
    return moveJob(work, job, { ...common, to: "failed", change: { failures } });
  const delayMs = retryDelayMs(error.class, count, job, timings);
  const notBefore = delayMs === 0 ? null : shift(work.now, delayMs);
  const finalized = ended.keepFinalized ? {} : { result: null, artifacts: {} };
  return moveJob(work, job, { ...common, to: "recovering", change: { failures, notBefore, ...finalized } });
}

/** Infra failures are forgotten after a long stretch of work that got further than every attempt before it. */
function hasProgressed(job: Job, lastStep: number | null, now: string, timings: Timings): boolean {
  const current = job.attempts.at(-1);
  if (current === undefined || span(current.startedAt, now) < timings.infraResetMs) return false;
  const best = Math.max(-1, ...job.attempts.slice(0, -1).map((attempt) => attempt.lastStep ?? -1));
  return (lastStep ?? -1) > best;
}

/** The first infra retry comes at once; later ones double from `backoffFirstMs` to `backoffLimitMs`, with jitter. */
export function retryDelayMs(
  failure: FailureClass,
  count: number,
  job: Pick<Job, "id" | "attempt">,
  timings: Timings,
): number {
  const exponent = failure === "infra" ? count - 2 : count - 1;
  if (exponent < 0) return 0;
  const full = Math.min(timings.backoffLimitMs, timings.backoffFirstMs * 2 ** Math.min(exponent, 30));
  // A transaction may run several times: the jitter is drawn from the job, so that each run decides the same.
  const draw = createHash("sha256").update(`${job.id}/${job.attempt}`).digest().readUInt32BE() / 2 ** 32;
  return Math.round(full * (0.5 + draw / 2));
}
