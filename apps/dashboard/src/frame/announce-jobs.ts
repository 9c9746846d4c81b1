import type { JobView } from "@facet/sdk/generated/types.gen";

type Seen = ReadonlyMap<string, JobView["state"]>;

/** What is worth saying aloud: jobs that ended, or that began to wait for somebody. */
const told: ReadonlySet<JobView["state"]> = new Set([
  "succeeded",
  "failed",
  "cancelled",
  "expired",
  "paused",
  "recovering",
]);

/** The jobs whose state has changed to one worth telling since they were last looked at. A job first seen says nothing. */
export function changedJobs(before: Seen, jobs: readonly JobView[]): JobView[] {
  return jobs.filter(({ id, state }) => {
    const known = before.get(id);
    return known !== undefined && known !== state && told.has(state);
  });
}

export function statesOf(jobs: readonly JobView[]): Seen {
  return new Map(jobs.map(({ id, state }) => [id, state]));
}
