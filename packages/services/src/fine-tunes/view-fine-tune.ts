import type { FineTune, FineTuneState } from "@facet/contracts/fine-tunes/fine-tune";
import type { Job } from "@facet/contracts/jobs/job";
import { isFinal } from "@facet/contracts/jobs/job-state";
import type { Reader } from "@facet/ports/documents";
import type { StoredFineTune } from "../data/collections/fine-tunes.ts";
import { jobs } from "../data/collections/jobs.ts";

/** A fine-tune as it is shown: its state is that of its jobs, and stored nowhere. */
export async function viewFineTune(reader: Reader, { configHash: _hash, ...row }: StoredFineTune): Promise<FineTune> {
  const ids = [row.jobs.prepare, row.jobs.train, row.jobs.evaluate, row.jobs.export].filter((id) => id !== null);
  const found = await Promise.all(ids.map((id) => reader.get(jobs, id)));
  const own = found.flatMap((job) => job?.data ?? []);
  const state = stateOf(own);
  const ends = own.map((job) => job.finishedAt ?? "");
  const ended = state === "succeeded" || state === "failed" || state === "cancelled";
  return { ...row, state, finishedAt: ended ? (ends.toSorted().at(-1) ?? null) : null };
}

export function stateOf(own: readonly Job[]): FineTuneState {
  const states = own.map((job) => job.state);
  if (!states.every(isFinal)) return states.every((state) => state === "queued") ? "queued" : "running";
  if (states.some((state) => state === "failed" || state === "expired")) return "failed";
  return states.some((state) => state === "cancelled") ? "cancelled" : "succeeded";
}
