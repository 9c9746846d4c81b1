import { Lane } from "@facet/contracts/runners/runner";
import type { Platform } from "../context.ts";
import { dispatch } from "../data/collections/dispatch.ts";
import { systemContext } from "../data/system-context.ts";

/**
 * Wakes every lane that has work again: wake-ups that were lost (a flushed queue, a runner that died between wake-up and
 * claim) and jobs whose back-off has passed cost one round, not a job.
 */
export async function nudgeLanes(ctx: Platform): Promise<void> {
  const system = ctx.documents.bind(systemContext("maintenance"));
  for (const lane of Lane.options) {
    const [waiting] = await system.query(dispatch, "ahead", {
      equals: { lane, state: "runnable" },
      range: { from: "" },
      limit: 1,
    });
    if (waiting !== undefined) await ctx.wakeUps.publish(lane);
  }
}
