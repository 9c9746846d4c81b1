import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { facet } from "./facet.ts";
import { listOptions } from "./list-options.ts";
import type { Query } from "./operations.ts";

/** How a list is narrowed: by state, kind or fine-tune. */
type Filter = Omit<Query<"listJobs">, "projectId" | "limit" | "cursor">;

/** A job's curves, samples and logs are live: see src/live/use-live-job.ts. */
export const jobQueries = {
  list: (projectId: string, filter: Filter = {}) =>
    listOptions(["job", "list", projectId, filter], (page, signal) =>
      facet().listJobs({ query: { projectId, ...filter, ...page }, signal }),
    ),
  one: (id: string) =>
    queryOptions({
      queryKey: ["job", id],
      queryFn: ({ signal }) => facet().getJob({ path: { id }, signal }),
    }),
  checkpoints: (id: string) =>
    queryOptions({
      queryKey: ["job", id, "checkpoints"],
      queryFn: ({ signal }) => facet().listJobCheckpoints({ path: { id }, signal }),
    }),
};

export function useCancelJob() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => facet().cancelJob({ path: { id } }),
    onSuccess: (job) => cache.setQueryData(jobQueries.one(job.id).queryKey, job),
  });
}
