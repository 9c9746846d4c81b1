import type { Platform } from "../context.ts";
import { runners } from "../data/collections/runners.ts";
import { commit } from "../data/commit.ts";
import { span } from "../data/moments.ts";
import { systemContext } from "../data/system-context.ts";

/** Notes that a runner was heard of, at most once a heartbeat. False when it has no session. */
export function touchRunner(ctx: Platform, runnerId: string): Promise<boolean> {
  return commit(ctx, systemContext("gateway"), async (work) => {
    const runner = await work.get(runners, runnerId);
    if (runner === undefined) return false;
    if (span(runner.data.lastSeenAt, work.now) >= ctx.timings.heartbeatMs) {
      work.set(runners, runnerId, { ...runner.data, lastSeenAt: work.now });
    }
    return true;
  });
}
