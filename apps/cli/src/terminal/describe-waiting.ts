import type { JobView } from "@facet/contracts/jobs/job";
import { formatDuration } from "./format.ts";

const waits: readonly JobView["state"][] = ["queued", "recovering", "paused"];

/** Why a job does not go on, and for how long where that is known; undefined when it does. */
export function describeWaiting({ state, waiting }: JobView, now: number = Date.now()): string | undefined {
  if (waiting === null || !waits.includes(state)) return undefined;
  const { code, sentence, until } = waiting;
  const seconds = until === null ? 0 : (Date.parse(until) - now) / 1000;
  return code === "backoff" || seconds < 1 ? sentence : `${sentence} In about ${formatDuration(seconds)}.`;
}
