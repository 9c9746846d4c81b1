import { Sha256 } from "@facet/contracts/ids";
import { z } from "zod";
import { collection } from "../collection.ts";

export const BlobReference = z.object({
  key: z.string(),
  sha256: Sha256.nullable().meta({ description: "Null for bytes that were not hashed, such as uploads." }),
  bytes: z.int().min(0),
  holder: z
    .string()
    .meta({ description: "Id of the artefact, upload or job (for its sealed log) that needs the blob." }),
});
export type BlobReference = z.infer<typeof BlobReference>;

/** Who needs which blob, one document a pair: a blob that none names may go. */
export const blobReferences = collection({
  name: "blobReferences",
  scope: "tenant",
  schema: BlobReference,
  shapes: {
    byKey: { equals: ["key"] },
    byContent: { equals: ["sha256", "bytes"] },
    byHolder: { equals: ["holder"] },
  },
});
