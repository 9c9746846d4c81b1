import { Timestamp } from "@facet/contracts/ids";
import { JsonValue } from "@facet/contracts/json-value";
import { z } from "zod";
import { collection } from "../collection.ts";

export const IdempotencyRecord = z.object({
  payloadHash: z.string(),
  state: z.enum(["in-flight", "done"]),
  token: z
    .string()
    .meta({ description: "Of the request that is being answered, so that a late twin cannot settle it." }),
  status: z.int().nullable(),
  body: JsonValue,
  expiresAt: Timestamp.meta({ description: "In flight: end of the mark. Done: until when it is replayed." }),
});
export type IdempotencyRecord = z.infer<typeof IdempotencyRecord>;

export const idempotency = collection({
  name: "idempotency",
  scope: "tenant",
  schema: IdempotencyRecord,
  shapes: { expiring: { range: "expiresAt", orderBy: [["expiresAt", "asc"]] } },
});
