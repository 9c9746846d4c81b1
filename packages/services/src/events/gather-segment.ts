import { createHash } from "node:crypto";
import type { JobEvent } from "@facet/contracts/events/job-event";
import type { Reader } from "@facet/ports/documents";
import { eventChunks } from "../data/collections/event-chunks.ts";
import type { SealedBlock } from "../data/collections/sealed-events.ts";
import { splitEvents } from "./split-events.ts";

/** A segment takes so many bytes of memory while it is made; its row stays far below what a document may have. */
const segmentLimits = { bytes: 4 * 1024 ** 2, blocks: 1000 } as const;
/** Fewer stay as they are: a blob and the rows that stand for it would be more than what they replace. */
export const fewestChunks = 8;
/** So that nobody who waits for this process waits long. */
const chunksPerRead = 8;

export interface Segment {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly body: Uint8Array;
  readonly sha256: string;
  readonly blocks: SealedBlock[];
}

/**
 * The chunks from `firstSeq` on, joined to one body of JSON lines; undefined when they are too few to be worth it. The
 * last chunk of a log is never among them: it says where the log ends. Chunks never change and an ended job's log does
 * not grow, so whoever gathers gets the same.
 */
export async function gatherSegment(
  documents: Reader,
  jobId: string,
  firstSeq: number,
): Promise<Segment | undefined> {
  const [tail] = await documents.query(eventChunks, "tail", { equals: { jobId }, limit: 1 });
  const end = (tail?.data.firstSeq ?? 1) - 1;
  const parts: Buffer[] = [];
  const blocks: SealedBlock[] = [];
  let [from, bytes, chunks] = [firstSeq, 0, 0];
  let waiting: JobEvent[] = [];

  /** Cuts what waits into blocks; the last one stays open for what follows, unless it is the last of all. */
  function cut(isLast: boolean): void {
    const groups = splitEvents(waiting);
    waiting = isLast ? [] : (groups.pop() ?? []);
    for (const group of groups) {
      const part = Buffer.from(group.map((event) => `${JSON.stringify(event)}\n`).join(""));
      blocks.push({
        firstSeq: group[0]?.seq ?? 0,
        lastSeq: group.at(-1)?.seq ?? 0,
        offset: bytes,
        bytes: part.length,
        hasSamples: group.some((event) => event.type === "sample"),
      });
      parts.push(part);
      bytes += part.length;
    }
  }

  while (from <= end && bytes < segmentLimits.bytes && blocks.length < segmentLimits.blocks) {
    const found = await documents.query(eventChunks, "after", {
      equals: { jobId },
      range: { from, to: end },
      limit: chunksPerRead,
    });
    for (const { data } of found) {
      waiting.push(...data.events);
      from = data.lastSeq + 1;
      chunks += 1;
    }
    cut(found.length < chunksPerRead);
    if (found.length < chunksPerRead) break;
  }
  cut(true);
  if (chunks < fewestChunks) return undefined;
  const body = Buffer.concat(parts);
  return {
    firstSeq,
    lastSeq: from - 1,
    body,
    sha256: createHash("sha256").update(body).digest("hex"),
    blocks,
  };
}
