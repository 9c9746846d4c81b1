import type { Platform } from "../context.ts";
import type { Work } from "../data/work.ts";

/** Heard by the live streams of a person or a key: they end, and open again with the rights of now, or not. */
export function accessTopic(holderId: string): string {
  return `access/${holderId}`;
}

/** Says, once committed, that what a person or a key may do has changed. */
export function announceAccess(work: Work, holderId: string): void {
  work.signal(accessTopic(holderId));
}

/** Says that sessions of a person have ended. */
export function announceSignOut(ctx: Platform, userId: string): void {
  ctx.signals.publish(accessTopic(userId));
}
