import { idSchema, Sha256 } from "@facet/contracts/ids";
import { z } from "zod";
import { collection } from "../collection.ts";

/** A stretch of lines in a sealed blob that is read at once, like a chunk. */
export const SealedBlock = z.object({
  firstSeq: z.int().min(1),
  lastSeq: z.int().min(1),
  /** Of its first byte in the blob. */
  offset: z.int().min(0),
  bytes: z.int().min(1),
  hasSamples: z.boolean(),
});
export type SealedBlock = z.infer<typeof SealedBlock>;

/** Events `firstSeq..lastSeq` of an ended job: one JSON line each in the blob at `key`, and where its blocks lie in it. */
export const SealedEvents = z.object({
  jobId: idSchema("job"),
  firstSeq: z.int().min(1),
  lastSeq: z.int().min(1),
  key: z.string(),
  sha256: Sha256,
  bytes: z.int().min(1),
  hasSamples: z.boolean(),
  blocks: z.array(SealedBlock).min(1),
});
export type SealedEvents = z.infer<typeof SealedEvents>;

/** Id `<job>.<first seq, zero-padded>`: creating it is the compare-and-set. From then on its chunks may go. */
export const sealedEvents = collection({
  name: "sealedEvents",
  scope: "tenant",
  schema: SealedEvents,
  shapes: {
    after: { equals: ["jobId"], range: "lastSeq", orderBy: [["lastSeq", "asc"]] },
    tail: { equals: ["jobId"], orderBy: [["lastSeq", "desc"]] },
    withSamples: { equals: ["jobId", "hasSamples"], range: "lastSeq", orderBy: [["lastSeq", "asc"]] },
  },
});
