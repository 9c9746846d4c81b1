import type { EventChunk } from "@facet/contracts/events/job-event";
import type { Reader } from "@facet/ports/documents";
import { eventChunks } from "../data/collections/event-chunks.ts";

const chunksPerRead = 32;

/** The chunks that hold events `firstSeq..lastSeq`, in order, a page at a time so that a long log is never held whole. */
export async function* readChunks(
  reader: Reader,
  jobId: string,
  firstSeq: number,
  lastSeq = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<EventChunk> {
  for (let from = firstSeq; from <= lastSeq; ) {
    const found = await reader.query(eventChunks, "after", {
      equals: { jobId },
      range: { from },
      limit: chunksPerRead,
    });
    for (const { data } of found) {
      if (data.firstSeq > lastSeq) return;
      yield data;
      from = data.lastSeq + 1;
    }
    if (found.length < chunksPerRead) return;
  }
}
