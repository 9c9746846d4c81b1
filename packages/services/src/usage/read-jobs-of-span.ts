import type { Job } from "@facet/contracts/jobs/job";
import { isFinal, JobState } from "@facet/contracts/jobs/job-state";
import type { Reader } from "@facet/ports/documents";
import { jobs } from "../data/collections/jobs.ts";
import { readAll } from "../paging/read-all.ts";

const unfinished = JobState.options.filter((state) => !isFinal(state));

/** Every job that may have run since `from`: those that ended after it, and those that have not ended. */
export async function* readJobsOfSpan(reader: Reader, from: string): AsyncIterable<Job> {
  for await (const { data } of readAll(reader, jobs, "byFinish", { range: { from } })) yield data;
  for await (const { data } of readAll(reader, jobs, "inStates", { in: unfinished })) yield data;
}
