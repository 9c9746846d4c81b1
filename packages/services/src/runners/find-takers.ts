import type { Lane } from "@facet/contracts/runners/runner";
import type { Timings } from "@facet/contracts/timings";
import type { Reader } from "@facet/ports/documents";
import { runners, type StoredRunner } from "../data/collections/runners.ts";
import { shift } from "../data/moments.ts";
import { isOnline } from "./is-online.ts";

const mostRunners = 500;

/** The runners of a lane that are online: those that take work, and those that were told to take nothing new. */
export async function findTakers(
  reader: Reader,
  lane: Lane,
  { now, timings }: { readonly now: string; readonly timings: Timings },
): Promise<{ open: StoredRunner[]; closed: StoredRunner[] }> {
  const recent = await reader.query(runners, "recent", {
    range: { from: shift(now, -timings.leaseMs) },
    limit: mostRunners,
  });
  const online = recent
    .map(({ data }) => data)
    .filter((runner) => runner.lanes.includes(lane) && isOnline(runner, now, timings));
  return {
    open: online.filter(({ availability }) => availability === "open"),
    closed: online.filter(({ availability }) => availability !== "open"),
  };
}
