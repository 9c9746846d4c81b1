import { EventChunk } from "@facet/contracts/events/job-event";
import { collection } from "../collection.ts";

/** A job's numbered story in immutable chunks, id `<job>.<first seq, zero-padded>`: creating it is the compare-and-set. */
export const eventChunks = collection({
  name: "eventChunks",
  scope: "tenant",
  schema: EventChunk,
  shapes: {
    after: { equals: ["jobId"], range: "lastSeq", orderBy: [["lastSeq", "asc"]] },
    tail: { equals: ["jobId"], orderBy: [["lastSeq", "desc"]] },
    withSamples: { equals: ["jobId", "hasSamples"], range: "lastSeq", orderBy: [["lastSeq", "asc"]] },
  },
});

export function eventChunkId(jobId: string, firstSeq: number): string {
  return `${jobId}.${String(firstSeq).padStart(12, "0")}`;
}
