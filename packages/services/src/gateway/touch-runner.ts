import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Platform } from "../context.ts";
import { commit } from "../data/commit.ts";
import { runners } from "../data/collections/runners.ts";
import { span } from "../data/moments.ts";
import { systemContext } from "../data/system-context.ts";

/** Notes that a runner was heard of, at most once a heartbeat. Throws `not_found` when it has no session. */
export function touchRunner(ctx: Platform, runnerId: string): Promise<void> {
  return commit(ctx, systemContext("gateway"), async (work) => {
    const runner = await work.get(runners, runnerId);
    if (runner === undefined) throw new FacetError("not_found", "There is no session of this runner.", { fix: "Open a session first." });
    if (span(runner.data.lastSeenAt, work.now) < ctx.timings.heartbeatMs) return;
    work.set(runners, runnerId, { ...runner.data, lastSeenAt: work.now });
  });
}
