import { isFinal } from "@facet/contracts/jobs/job-state";
import { jobPrefix } from "../artifacts/job-file-key.ts";
import { referenceId } from "../artifacts/keep-artifact.ts";
import type { Platform } from "../context.ts";
import { blobReferences } from "../data/collections/blob-references.ts";
import { eventChunkId, eventChunks } from "../data/collections/event-chunks.ts";
import { jobs } from "../data/collections/jobs.ts";
import { logsToSeal } from "../data/collections/logs-to-seal.ts";
import { type SealedEvents, sealedEvents } from "../data/collections/sealed-events.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { gatherSegment, type Segment } from "./gather-segment.ts";

const chunksPerTransaction = 200;

/**
 * Moves an ended job's log from chunks into blobs: the bytes first, then in one transaction the row that names them and
 * the reference that holds them, then the chunks go. Whatever is cut off between two steps reads the same and is taken up
 * by the next call; of two that seal at once one makes the row and the other's bytes go. The job is the blobs' holder.
 */
export async function sealEvents(platform: Platform, orgId: string, jobId: string): Promise<void> {
  const tenant = tenantContext(orgId);
  const documents = platform.documents.bind(tenant);
  const sealedUntil = async () => {
    const [last] = await documents.query(sealedEvents, "tail", { equals: { jobId }, limit: 1 });
    return last?.data.lastSeq ?? 0;
  };
  const job = (await documents.get(jobs, jobId))?.data;
  if (job !== undefined) {
    if (!isFinal(job.state)) return;
    await removeChunks(platform, orgId, jobId, await sealedUntil());
    for (;;) {
      const segment = await gatherSegment(documents, jobId, (await sealedUntil()) + 1);
      if (segment === undefined) break;
      const until = await keepSegment(platform, orgId, jobId, segment);
      if (until === undefined) return;
      await removeChunks(platform, orgId, jobId, until);
    }
  }
  await commit(platform, tenant, async (work) => work.remove(logsToSeal, jobId));
}

/** Where the seal ends, whoever made it; undefined when the job has gone meanwhile. */
async function keepSegment(
  platform: Platform,
  orgId: string,
  jobId: string,
  { firstSeq, lastSeq, body, sha256, blocks }: Segment,
): Promise<number | undefined> {
  const id = eventChunkId(jobId, firstSeq);
  // A key of its own for each try: nobody deletes or finishes what another has left there.
  const key = `${jobPrefix(orgId, jobId)}events/${firstSeq}-${crypto.randomUUID()}.jsonl`;
  const bytes = body.byteLength;
  await platform.blobs.write(key, body, { contentType: "application/jsonl" });
  const kept = await commit(platform, tenantContext(orgId), async (work) => {
    if ((await work.get(jobs, jobId)) === undefined) return undefined;
    const before = await work.get(sealedEvents, id);
    if (before !== undefined) return before.data;
    const hasSamples = blocks.some((block) => block.hasSamples);
    const row: SealedEvents = { jobId, firstSeq, lastSeq, key, sha256, bytes, hasSamples, blocks };
    work.create(sealedEvents, id, row);
    work.set(blobReferences, referenceId(key, jobId), { key, sha256, bytes, holder: jobId });
    return row;
  });
  if (kept?.key !== key) await platform.blobs.remove(key);
  return kept?.lastSeq;
}

/** Removes the chunks that a seal stands for, oldest first: a reader that misses one finds the seal. */
async function removeChunks(
  platform: Platform,
  orgId: string,
  jobId: string,
  lastSeq: number,
): Promise<void> {
  if (lastSeq === 0) return;
  for (let more = true; more; ) {
    more = await commit(platform, tenantContext(orgId), async (work) => {
      const rows = await work.query(eventChunks, "after", {
        equals: { jobId },
        range: { to: lastSeq },
        limit: chunksPerTransaction,
      });
      for (const { id } of rows) work.remove(eventChunks, id);
      return rows.length === chunksPerTransaction;
    });
  }
}
