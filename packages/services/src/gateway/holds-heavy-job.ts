import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import type { Reader } from "@facet/ports/documents";
import { leases } from "../data/collections/leases.ts";

/** Whether a runner's capacity is used up: one heavy job at a time. */
export async function holdsHeavyJob(reader: Reader, runnerId: string): Promise<boolean> {
  const held = await reader.query(leases, "byRunner", { equals: { runnerId }, limit: 50 });
  return held.some(({ data }) => jobKinds[data.kind].heavy);
}
