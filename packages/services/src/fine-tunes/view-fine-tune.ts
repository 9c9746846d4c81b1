import type { FineTune, FineTuneState } from "@facet/contracts/fine-tunes/fine-tune";
import type { Job } from "@facet/contracts/jobs/job";
import { isFinal } from "@facet/contracts/jobs/job-state";
import type { Reader } from "@facet/ports/documents";
import type { StoredFineTune } from "../data/collections/fine-tunes.ts";
import { jobs } from "../data/collections/jobs.ts";

/** A fine-tune as it is shown: its state is that of its jobs, and stored nowhere. */
export async function viewFineTune(
  reader: Reader,
  { configHash: _hash, ...row }: StoredFineTune,
): Promise<FineTune> {
  const [prepare] = await readJobs(reader, [row.jobs.prepare]);
  const own = await readJobs(reader, [row.jobs.train, row.jobs.evaluate, row.jobs.export]);
  const ended = own.every((job) => isFinal(job.state));
  const ends = own.map((job) => job.finishedAt ?? "").toSorted();
  return { ...row, state: stateOf(prepare, own), finishedAt: ended ? (ends.at(-1) ?? null) : null };
}

async function readJobs(reader: Reader, ids: readonly (string | null)[]): Promise<Job[]> {
  const wanted = ids.filter((id) => id !== null);
  const found = await Promise.all(wanted.map((id) => reader.get(jobs, id)));
  return found.flatMap((job) => job?.data ?? []);
}

/** The preparation may be shared: it may go on after this fine-tune has ended, and counts only while it is waited for. */
export function stateOf(prepare: Job | undefined, own: readonly Job[]): FineTuneState {
  const states = own.map((job) => job.state);
  if (!states.every(isFinal)) {
    if (
      states.every((state) => isFinal(state) || state === "paused" || state === "queued") &&
      states.includes("paused")
    )
      return "paused";
    const waiting =
      states.every((state) => state === "queued") &&
      (prepare === undefined || prepare.state === "queued" || isFinal(prepare.state));
    return waiting ? "queued" : "running";
  }
  const failedBefore =
    own.some((job) => job.error?.code === "parent_failed") &&
    (prepare?.state === "failed" || prepare?.state === "expired");
  if (failedBefore || states.some((state) => state === "failed" || state === "expired")) return "failed";
  return states.includes("cancelled") ? "cancelled" : "succeeded";
}
