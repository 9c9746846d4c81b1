import type { FineTune, JobView } from "@facet/sdk/generated/types.gen";

const final: ReadonlySet<JobView["state"]> = new Set(["succeeded", "failed", "cancelled", "expired"]);

export const isFinal = ({ state }: Pick<JobView, "state">) => final.has(state);

/** A run's jobs in the order in which they work. */
export function jobIdsOf({ jobs }: Pick<FineTune, "jobs">): readonly string[] {
  return [jobs.prepare, jobs.train, jobs.evaluate, jobs.export].filter((id) => id !== null);
}

/** The job that a run's state is told by: what works now, else what failed, else what waits, else the training. */
export function currentJob<Job extends Pick<JobView, "state" | "kind" | "openDependencies">>(
  jobs: readonly Job[],
): Job | undefined {
  const open = jobs.filter((job) => !isFinal(job));
  return (
    open.find(({ state }) => state !== "queued") ??
    (open.length === 0 ? jobs.find(({ state }) => state === "failed" || state === "expired") : undefined) ??
    open.find(({ openDependencies }) => openDependencies.length === 0) ??
    open[0] ??
    jobs.find(({ kind }) => kind === "train")
  );
}
