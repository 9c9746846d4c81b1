import { type EventChunk, JobEvent } from "@facet/contracts/events/job-event";
import type { Blobs } from "@facet/ports/blobs";
import type { Reader } from "@facet/ports/documents";
import { type SealedBlock, type SealedEvents, sealedEvents } from "../data/collections/sealed-events.ts";

/** A stretch of a job's log, wherever it is kept. */
export type EventBlock = Pick<EventChunk, "firstSeq" | "lastSeq" | "events">;

/** Where a job's log is kept: chunks among the documents, what is sealed among the blobs. */
export interface LogStore {
  readonly documents: Reader;
  readonly blobs: Blobs;
}

const segmentsPerRead = 4;

/** The sealed events `firstSeq..`, in order, one block of the blob at a time; nothing when `firstSeq` is not sealed. */
export async function* readSealed(
  { documents, blobs }: LogStore,
  jobId: string,
  firstSeq: number,
  lastSeq: number,
): AsyncGenerator<EventBlock> {
  for (let from = firstSeq; from <= lastSeq; ) {
    const found = await documents.query(sealedEvents, "after", {
      equals: { jobId },
      range: { from },
      limit: segmentsPerRead,
    });
    for (const { data: segment } of found) {
      for (const block of segment.blocks) {
        if (block.lastSeq < from) continue;
        if (block.firstSeq > lastSeq) return;
        const events = await readBlock(blobs, segment, block);
        yield {
          firstSeq: Math.max(from, block.firstSeq),
          lastSeq: block.lastSeq,
          events: events.filter((event) => event.seq >= from),
        };
        from = block.lastSeq + 1;
      }
    }
    if (found.length < segmentsPerRead) return;
  }
}

/** The events of one block as they were in their chunks. Throws when the blob does not hold them. */
export async function readBlock(
  blobs: Blobs,
  segment: SealedEvents,
  { firstSeq, lastSeq, offset, bytes }: SealedBlock,
): Promise<JobEvent[]> {
  const { body } = await blobs.read(segment.key, { start: offset, end: offset + bytes - 1 });
  const events = parseLines(await new Response(body).text());
  const isWhole =
    events?.length === lastSeq - firstSeq + 1 &&
    events.every((event, index) => event.seq === firstSeq + index);
  if (!isWhole)
    throw new Error(`${segment.key} is damaged: it does not hold the events ${firstSeq} to ${lastSeq}`);
  return events;
}

function parseLines(text: string): JobEvent[] | undefined {
  try {
    const lines = text.split("\n").slice(0, -1);
    return lines.map((line) => JobEvent.parse(JSON.parse(line)));
  } catch {
    return undefined;
  }
}
