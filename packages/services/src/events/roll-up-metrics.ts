import type { TenantContext } from "@facet/ports/documents";
import type { Platform } from "../context.ts";
import { metricBlocks } from "../data/collections/metric-blocks.ts";
import { commit } from "../data/commit.ts";
import { type MetricRow, metricRows, toColumns } from "./metric-points.ts";
import { readChunks } from "./read-chunks.ts";

export const blockEvents = 500;

export const blockId = (jobId: string, firstSeq: number) => `${jobId}.${String(firstSeq).padStart(12, "0")}`;

/**
 * Keeps the metrics of every finished stretch of 500 events as one small document, so that a chart of a long run does
 * not read its whole log. Events never change, so whoever writes a block writes the same; a missing one is read from the
 * log. Called after a commit that moved the log's end from `before` to `after`.
 */
export async function rollUpMetrics(
  platform: Platform,
  tenant: TenantContext,
  jobId: string,
  before: number,
  after: number,
): Promise<void> {
  const [done, full] = [Math.floor(before / blockEvents), Math.floor(after / blockEvents)];
  if (full === done) return;
  // One block further back, in case an event of the platform itself closed it.
  for (let block = Math.max(0, done - 1); block < full; block += 1) {
    await rollUp(platform, tenant, jobId, block * blockEvents + 1);
  }
}

async function rollUp(
  platform: Platform,
  tenant: TenantContext,
  jobId: string,
  firstSeq: number,
): Promise<void> {
  const documents = platform.documents.bind(tenant);
  const id = blockId(jobId, firstSeq);
  if ((await documents.get(metricBlocks, id)) !== undefined) return;
  const lastSeq = firstSeq + blockEvents - 1;
  const rows: MetricRow[] = [];
  for await (const chunk of readChunks({ documents, blobs: platform.blobs }, jobId, firstSeq, lastSeq))
    rows.push(...metricRows([chunk], firstSeq, lastSeq));
  await commit(platform, tenant, async (work) => {
    if ((await work.get(metricBlocks, id)) === undefined)
      work.create(metricBlocks, id, { jobId, firstSeq, lastSeq, ...toColumns(rows) });
  });
}
