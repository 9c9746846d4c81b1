import type { Platform } from "../context.ts";
import { idempotency } from "../data/collections/idempotency.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";

const recordsPerRound = 200;

/** Forgets answers that are no longer replayed. Expiry is checked when a record is read; this only cleans. */
export async function expireIdempotency(ctx: Platform, orgId: string): Promise<void> {
  await commit(ctx, tenantContext(orgId), async (work) => {
    const due = await work.query(idempotency, "expiring", {
      range: { to: work.now },
      limit: recordsPerRound,
    });
    for (const { id } of due) work.remove(idempotency, id);
  });
}
