import type { Platform } from "../context.ts";
import { oneTimeTokens } from "../data/collections/one-time-tokens.ts";
import { commit } from "../data/commit.ts";
import { systemContext } from "../data/system-context.ts";

const tokensPerRound = 100;

/** Forgets links that have expired. Expiry is checked when a link is used; this only cleans. */
export async function expireTokens(ctx: Platform): Promise<void> {
  const system = systemContext("maintenance");
  const now = new Date(ctx.clock.now()).toISOString();
  const due = await ctx.documents
    .bind(system)
    .query(oneTimeTokens, "expiring", { range: { to: now }, limit: tokensPerRound });
  if (due.length === 0) return;
  await commit(ctx, system, async (work) => {
    for (const { id } of due) work.remove(oneTimeTokens, id);
  });
}
