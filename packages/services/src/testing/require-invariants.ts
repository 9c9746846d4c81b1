import type { Platform } from "../context.ts";
import { checkInvariants } from "./check-invariants.ts";

/** Throws every breach of the invariants at once. For the end of each test. */
export async function requireInvariants(platform: Platform, orgId: string, atRest = false): Promise<void> {
  const breaches = await checkInvariants(platform, { orgIds: [orgId], atRest });
  if (breaches.length > 0) throw new Error(breaches.join("\n"));
}
