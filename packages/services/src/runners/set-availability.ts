import type { Runner } from "@facet/contracts/runners/runner";
import type { ServiceContext } from "../context.ts";
import { runners, type StoredRunner } from "../data/collections/runners.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { requireOperatedRunner } from "./require-operated-runner.ts";
import { viewRunner } from "./view-runner.ts";

interface Wanted {
  readonly id: string;
  readonly availability: StoredRunner["availability"];
}

/** Says what a runner may take from now on. Every claim reads it in its own transaction, so none slips through. */
export function setAvailability(ctx: ServiceContext, { id, availability }: Wanted): Promise<Runner> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const before = await requireOperatedRunner(ctx, work, id);
    const isSame = before.availability === availability;
    const runner = isSame ? before : { ...before, availability, availabilitySince: work.now };
    if (!isSame) work.set(runners, id, runner);
    if (!isSame && availability === "open") for (const lane of runner.lanes) work.wake(lane);
    const view = await viewRunner(ctx, work, runner);
    await ctx.idempotency?.settle(work, view);
    return view;
  });
}
