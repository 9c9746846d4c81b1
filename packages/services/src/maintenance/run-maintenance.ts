import type { Platform } from "../context.ts";
import { giveUpLead } from "./take-lead.ts";
import { newMemory, tick } from "./tick.ts";

/** Runs rounds until the signal, then gives up the lead. Never throws. */
export async function runMaintenance({ ctx, signal }: { ctx: Platform; signal: AbortSignal }): Promise<void> {
  const memory = newMemory();
  while (!signal.aborted) {
    try {
      await tick({ ctx, memory });
    } catch (error) {
      ctx.log.error("a round of maintenance failed", { error: String(error) });
    }
    await ctx.clock.wait(Math.min(ctx.timings.sweepMs, ctx.timings.relayMs), signal).catch(() => undefined);
  }
  await giveUpLead(ctx, memory.holder).catch(() => undefined);
}
