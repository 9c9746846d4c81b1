import type { Platform } from "../context.ts";
import { organisationIndex } from "../data/collections/organisation-index.ts";
import { systemContext } from "../data/system-context.ts";
import { deleteBlobs } from "./delete-blobs.ts";
import { expireIdempotency } from "./expire-idempotency.ts";
import { expireUploads } from "./expire-uploads.ts";
import { repairJobs } from "./repair-jobs.ts";
import { sealLogs } from "./seal-logs.ts";

const organisationsPerRound = 20;

/** Tidies a few organisations and returns where to go on; at the end of the row it begins anew. One that fails holds up no other. */
export async function visitOrganisations(ctx: Platform, cursor: string): Promise<string> {
  const system = ctx.documents.bind(systemContext("maintenance"));
  const now = await system.transact(async (tx) => tx.now);
  const visited = await system.query(organisationIndex, "after", {
    range: { after: cursor },
    limit: organisationsPerRound,
  });
  for (const { data } of visited) {
    try {
      await repairJobs(ctx, data.orgId);
      await expireUploads(ctx, data.orgId, now);
      await expireIdempotency(ctx, data.orgId);
      await sealLogs(ctx, data.orgId, now);
      await deleteBlobs(ctx, data.orgId);
    } catch (error) {
      ctx.log.error("an organisation could not be tidied", { orgId: data.orgId, error: String(error) });
    }
  }
  return visited.length < organisationsPerRound ? "" : (visited.at(-1)?.data.orgId ?? "");
}
