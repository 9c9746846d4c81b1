import type { Platform } from "../context.ts";
import { expireQueued } from "./expire-queued.ts";
import { expireTokens } from "./expire-tokens.ts";
import { nudgeLanes } from "./nudge-lanes.ts";
import { relayOutbox } from "./relay-outbox.ts";
import { type LeaseWatch, sweepLeases } from "./sweep-leases.ts";
import { takeLead } from "./take-lead.ts";
import { tidyScratch } from "./tidy-scratch.ts";
import { visitOrganisations } from "./visit-organisations.ts";

/** What one process remembers between rounds. */
export interface MaintenanceMemory {
  readonly holder: string;
  readonly leases: LeaseWatch;
  /** Undefined until it has led a round. */
  cursor: string | undefined;
  nextVisitMs: number;
}

export function newMemory(holder: string = crypto.randomUUID()): MaintenanceMemory {
  return { holder, leases: new Map(), cursor: undefined, nextVisitMs: 0 };
}

/** Organisations are tidied every so many rounds: nothing there is in a hurry. */
const roundsPerVisit = 3;

/**
 * One round of everything that must happen though nobody asks: the relay, the sweeper, expiry, repair, deletion. Led by a
 * lock in the store; every part may be repeated, so two leaders for a moment do no harm. Returns false when another leads.
 */
export async function tick({ ctx, memory }: { ctx: Platform; memory: MaintenanceMemory }): Promise<boolean> {
  const cursor = await takeLead(ctx, memory.holder, memory.cursor);
  if (cursor === undefined) {
    // Whoever does not lead does not watch either: a later lead begins with a full lease length of watching.
    memory.leases.clear();
    memory.cursor = undefined;
    return false;
  }
  memory.cursor = cursor;
  await attempt(ctx, "relay", () => relayOutbox(ctx));
  await attempt(ctx, "sweep", () => sweepLeases(ctx, memory.leases));
  await attempt(ctx, "queue expiry", () => expireQueued(ctx));
  await attempt(ctx, "wake-ups", () => nudgeLanes(ctx));
  if (ctx.clock.monotonic() >= memory.nextVisitMs) {
    memory.nextVisitMs = ctx.clock.monotonic() + roundsPerVisit * ctx.timings.sweepMs;
    await attempt(ctx, "links", () => expireTokens(ctx));
    await attempt(ctx, "organisations", async () => {
      memory.cursor = await visitOrganisations(ctx, cursor);
    });
    await attempt(ctx, "scratch", () => tidyScratch(ctx));
  }
  return true;
}

async function attempt(ctx: Platform, part: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    ctx.log.error("a part of maintenance failed and is tried again next round", {
      part,
      error: String(error),
    });
  }
}
