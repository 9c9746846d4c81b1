import type { Runner } from "@facet/contracts/runners/runner";
import type { Reader } from "@facet/ports/documents";
import { runners } from "../data/collections/runners.ts";

const seenWithinMs = 24 * 3_600_000;

/** The runner that spoke last, within a day: what a run is judged by before it starts. Null: none. */
export async function recentRunner(
  reader: Reader,
  nowMs: number,
): Promise<Pick<Runner, "id" | "machine"> | null> {
  const [runner] = await reader.query(runners, "recent", {
    range: { after: new Date(nowMs - seenWithinMs).toISOString() },
    limit: 1,
  });
  return runner?.data ?? null;
}
