import type { JobView } from "@facet/sdk/generated/types.gen";
import { useInfiniteQuery } from "@tanstack/react-query";
import { jobQueries } from "./jobs.ts";

const over: ReadonlySet<JobView["state"]> = new Set(["succeeded", "failed", "cancelled", "expired"]);

/** What runs or waits in a project, newest first. Old work that still waits behind a hundred newer jobs is not counted. */
export function useRunningJobs(projectId: string): { running: JobView[]; waiting: JobView[] } {
  const { data = [] } = useInfiniteQuery(jobQueries.list(projectId));
  const open = data.filter((job) => !over.has(job.state));
  const isWaiting = (job: JobView) => job.state === "queued" || job.state === "paused";
  return { running: open.filter((job) => !isWaiting(job)), waiting: open.filter(isWaiting) };
}
