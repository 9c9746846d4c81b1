import type { Machine } from "@facet/contracts/runners/runner";
import type { Reader } from "@facet/ports/documents";
import { recentRunner } from "./recent-runner.ts";

/** The machine of the runner that spoke last, within a day. Null: none. */
export async function recentMachine(reader: Reader, nowMs: number): Promise<Machine | null> {
  return (await recentRunner(reader, nowMs))?.machine ?? null;
}
