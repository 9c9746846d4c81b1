import type { Collection } from "@facet/ports/documents";
import { releaseArtifact } from "../artifacts/release-artifact.ts";
import { releaseHolder } from "../artifacts/release-holder.ts";
import type { Platform } from "../context.ts";
import { artifacts } from "../data/collections/artifacts.ts";
import { dependencies } from "../data/collections/dependencies.ts";
import { eventChunks } from "../data/collections/event-chunks.ts";
import { metricBlocks } from "../data/collections/metric-blocks.ts";
import { sealedEvents } from "../data/collections/sealed-events.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";

const rowsPerTransaction = 200;

/** Removes what a removed job has left: its log, its curves, its edges and its artefacts. Repeatable. */
export async function clearJob(platform: Platform, orgId: string, jobId: string): Promise<void> {
  const documents = platform.documents.bind(tenantContext(orgId));
  const found = async () =>
    documents.query(artifacts, "byJob", { equals: { jobId }, limit: rowsPerTransaction });
  for (let rows = await found(); rows.length > 0; rows = await found()) {
    for (const { id } of rows) await releaseArtifact(platform, orgId, id, "removed job");
  }
  await releaseHolder(platform, orgId, jobId, "removed job");
  await removeRows(platform, orgId, sealedEvents, "tail", { jobId });
  await removeRows(platform, orgId, eventChunks, "tail", { jobId });
  await removeRows(platform, orgId, metricBlocks, "byJob", { jobId });
  await removeRows(platform, orgId, dependencies, "byParent", { parentJobId: jobId });
}

async function removeRows<T, Shapes extends string>(
  platform: Platform,
  orgId: string,
  collection: Collection<T, Shapes>,
  shape: NoInfer<Shapes>,
  equals: Record<string, string>,
): Promise<void> {
  for (let more = true; more; ) {
    more = await commit(platform, tenantContext(orgId), async (work) => {
      const rows = await work.query(collection, shape, { equals, limit: rowsPerTransaction });
      for (const { id } of rows) work.remove(collection, id);
      return rows.length === rowsPerTransaction;
    });
  }
}
