import type { Job } from "@facet/contracts/jobs/job";
import { isFinal, isLeased } from "@facet/contracts/jobs/job-state";
import { span } from "../data/moments.ts";
import type { Work } from "../data/work.ts";

/** Counts an attempt that has ended, and a job that has. */
export function measureMove(
  work: Work,
  before: Job,
  { kind, state, attempts, startedAt, finishedAt }: Job,
): void {
  const last = attempts.at(-1);
  if (isLeased(before.state) && !isLeased(state) && last !== undefined) {
    const labels = { kind, outcome: last.outcome, class: last.error?.class ?? "none" };
    work.measure((metrics) => metrics.add("facet_job_attempts_total", labels));
  }
  if (!isFinal(state) || startedAt === null || finishedAt === null) return;
  const seconds = span(startedAt, finishedAt) / 1000;
  work.measure((metrics) => metrics.observe("facet_job_run_seconds", { kind, outcome: state }, seconds));
}
