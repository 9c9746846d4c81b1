import { eventChunks } from "../data/collections/event-chunks.ts";
import { type EventBlock, type LogStore, readSealed } from "./read-sealed.ts";

/** A chunk may hold a quarter of a megabyte, or one line: who wants little reads little, who goes on reads more at once. */
const firstChunks = 1;
const mostChunks = 32;

/**
 * The events `firstSeq..lastSeq` (and what shares a chunk with the last of them), in order, a page at a time so that a
 * long log is never held whole. What has been sealed comes from its blob; a log that is sealed meanwhile reads the same.
 */
export async function* readChunks(
  log: LogStore,
  jobId: string,
  firstSeq: number,
  lastSeq = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<EventBlock> {
  let chunksPerRead = firstChunks;
  for (let from = firstSeq; from <= lastSeq; ) {
    const found = await log.documents.query(eventChunks, "after", {
      equals: { jobId },
      range: { from },
      limit: chunksPerRead,
    });
    // Numbers have no gap, and a chunk goes only after its seal stands: what is missing in front is sealed.
    const isMissing = (found[0]?.data.firstSeq ?? Number.POSITIVE_INFINITY) > from;
    if (isMissing) {
      const before = from;
      for await (const block of readSealed(log, jobId, from, lastSeq)) {
        yield block;
        from = block.lastSeq + 1;
      }
      if (from > before) continue;
    }
    for (const { data } of found) {
      if (data.firstSeq > lastSeq) return;
      yield data;
      from = data.lastSeq + 1;
    }
    if (found.length < chunksPerRead) return;
    chunksPerRead = Math.min(mostChunks, chunksPerRead * 2);
  }
}
