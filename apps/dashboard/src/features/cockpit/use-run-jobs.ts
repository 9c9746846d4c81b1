"use client";
import type { FineTune, JobView } from "@facet/sdk/generated/types.gen";
import { useQueries } from "@tanstack/react-query";
import { jobQueries } from "../../data/jobs.ts";
import { jobIdsOf } from "../fine-tunes/current-job.ts";

/** The jobs of a run in the order in which they work, all at once: half of them would tell another story. */
export function useRunJobs(run: FineTune): readonly JobView[] {
  return useQueries({
    queries: jobIdsOf(run).map((id) => jobQueries.one(id)),
    combine: (results) =>
      results.some(({ isPending }) => isPending) ? [] : results.flatMap(({ data }) => data ?? []),
  });
}
