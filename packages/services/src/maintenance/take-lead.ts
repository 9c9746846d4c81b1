import type { Platform } from "../context.ts";
import { locks } from "../data/collections/locks.ts";
import { commit } from "../data/commit.ts";
import { shift } from "../data/moments.ts";
import { systemContext } from "../data/system-context.ts";

const duty = "maintenance";

/** Takes or keeps the lead of maintenance. Returns the cursor where the leader before stopped; undefined: another leads. */
export function takeLead(
  ctx: Platform,
  holder: string,
  cursor: string | undefined,
): Promise<string | undefined> {
  return commit(ctx, systemContext("maintenance"), async (work) => {
    const lock = (await work.get(locks, duty))?.data;
    if (lock !== undefined && lock.holder !== holder && lock.expiresAt > work.now) return undefined;
    const kept = cursor ?? lock?.cursor ?? "";
    work.set(locks, duty, { holder, expiresAt: shift(work.now, 5 * ctx.timings.sweepMs), cursor: kept });
    return kept;
  });
}

/** Lets another process lead at once, instead of when the lead runs out. */
export async function giveUpLead(ctx: Platform, holder: string): Promise<void> {
  await commit(ctx, systemContext("maintenance"), async (work) => {
    const lock = await work.get(locks, duty);
    if (lock?.data.holder === holder) work.set(locks, duty, { ...lock.data, expiresAt: work.now });
  });
}
