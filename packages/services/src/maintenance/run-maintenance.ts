import type { Platform } from "../context.ts";
import { giveUpLead } from "./take-lead.ts";
import { newMemory, tick } from "./tick.ts";

interface RunMaintenance {
  readonly ctx: Platform;
  readonly signal: AbortSignal;
  /** A round ended well: this process led it, or saw that another leads. */
  readonly onRound?: () => void;
}

/** Runs rounds until the signal, then gives up the lead. Never throws. */
export async function runMaintenance({ ctx, signal, onRound }: RunMaintenance): Promise<void> {
  const memory = newMemory();
  while (!signal.aborted) {
    try {
      await tick({ ctx, memory });
      onRound?.();
    } catch (error) {
      ctx.log.error("a round of maintenance failed", { error: String(error) });
    }
    await ctx.clock.wait(Math.min(ctx.timings.sweepMs, ctx.timings.relayMs), signal).catch(() => undefined);
  }
  await giveUpLead(ctx, memory.holder).catch(() => undefined);
}
