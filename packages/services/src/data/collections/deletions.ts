import { Timestamp } from "@facet/contracts/ids";
import { z } from "zod";
import { collection } from "../collection.ts";

export const Deletion = z.object({
  key: z.string(),
  state: z
    .enum(["waiting", "deleting"])
    .meta({ description: "Waiting: a new reference still saves the blob." }),
  reason: z.string(),
  createdAt: Timestamp,
});
export type Deletion = z.infer<typeof Deletion>;

/** Blobs that lost their last reference; the id is the hash of the key. Maintenance checks again and removes them. */
export const deletions = collection({
  name: "deletions",
  scope: "tenant",
  schema: Deletion,
  shapes: { oldest: { orderBy: [["createdAt", "asc"]] } },
});
