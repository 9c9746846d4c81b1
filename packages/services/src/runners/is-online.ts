import type { Runner } from "@facet/contracts/runners/runner";
import type { Timings } from "@facet/contracts/timings";
import { span } from "../data/moments.ts";

/** It spoke within the length of a lease: a held poll and a heartbeat are both much shorter. */
export function isOnline(runner: Pick<Runner, "lastSeenAt">, now: string, timings: Timings): boolean {
  return span(runner.lastSeenAt, now) < timings.leaseMs;
}
