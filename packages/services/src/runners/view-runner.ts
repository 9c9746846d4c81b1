import type { Runner } from "@facet/contracts/runners/runner";
import type { Reader } from "@facet/ports/documents";
import type { ServiceContext } from "../context.ts";
import { installation, installationId } from "../data/collections/installation.ts";
import { leases } from "../data/collections/leases.ts";
import type { StoredRunner } from "../data/collections/runners.ts";
import { isOnline } from "./is-online.ts";

/** A runner as it is shown. The job of another organisation is not named, but keeps it from being drained. */
export async function viewRunner(ctx: ServiceContext, reader: Reader, runner: StoredRunner): Promise<Runner> {
  const now = new Date(ctx.clock.now()).toISOString();
  const held = await reader.query(leases, "byRunner", { equals: { runnerId: runner.id }, limit: 10 });
  const own = held.find((lease) => lease.data.orgId === ctx.principal.orgId);
  const home = (await reader.get(installation, installationId))?.data;
  return {
    ...runner,
    availability: runner.availability === "draining" && held.length === 0 ? "drained" : runner.availability,
    online: isOnline(runner, now, ctx.timings),
    currentJobId: own?.data.jobId ?? null,
    operated: home?.localOrgId === ctx.principal.orgId,
  };
}
