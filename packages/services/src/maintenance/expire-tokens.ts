import type { Platform } from "../context.ts";
import { oneTimeTokens } from "../data/collections/one-time-tokens.ts";
import { sessionRecords } from "../data/collections/session-records.ts";
import { commit } from "../data/commit.ts";
import { systemContext } from "../data/system-context.ts";

const tokensPerRound = 100;

/** Forgets links and session records that have expired. Expiry is checked when one is used; this only cleans. */
export async function expireTokens(ctx: Platform): Promise<void> {
  const system = systemContext("maintenance");
  const now = new Date(ctx.clock.now()).toISOString();
  const reader = ctx.documents.bind(system);
  const question = { range: { to: now }, limit: tokensPerRound };
  const links = await reader.query(oneTimeTokens, "expiring", question);
  const sessions = await reader.query(sessionRecords, "expiring", question);
  if (links.length + sessions.length === 0) return;
  await commit(ctx, system, async (work) => {
    for (const { id } of links) work.remove(oneTimeTokens, id);
    for (const { id } of sessions) work.remove(sessionRecords, id);
  });
}
