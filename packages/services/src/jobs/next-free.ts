import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import type { Reader } from "@facet/ports/documents";
import { jobs } from "../data/collections/jobs.ts";
import { leases } from "../data/collections/leases.ts";
import type { StoredRunner } from "../data/collections/runners.ts";
import { expectedEnd } from "./expected-end.ts";

/** When the first of some runners is reckoned to be free; null when one is free now, or what one of them does is not known here. */
export async function nextFree(reader: Reader, runners: readonly StoredRunner[]): Promise<string | null> {
  let first: string | null = null;
  for (const { id: runnerId } of runners) {
    const held = await reader.query(leases, "byRunner", { equals: { runnerId }, limit: 50 });
    const heavy = held.find(({ data }) => jobKinds[data.kind].heavy);
    // A job of another organisation is not to be found here, and its end is not ours to know.
    const job = heavy === undefined ? undefined : (await reader.get(jobs, heavy.id))?.data;
    const end = job === undefined ? null : await expectedEnd(reader, job);
    if (end === null) return null;
    if (first === null || end < first) first = end;
  }
  return first;
}
