import { idSchema, Timestamp } from "@facet/contracts/ids";
import { z } from "zod";
import { collection } from "../collection.ts";

export const StoredSession = z.object({
  sessionId: idSchema("session"),
  userId: idSchema("user"),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  createdAt: Timestamp,
  lastSeenAt: Timestamp,
  expiresAt: Timestamp,
  sealed: z.string().meta({ description: "The identity provider's cookie, encrypted." }),
});
export type StoredSession = z.infer<typeof StoredSession>;

/** Sessions where the identity provider keeps no list of them; the id is the digest of the browser's token. */
export const sessionRecords = collection({
  name: "sessionRecords",
  scope: "control",
  schema: StoredSession,
  shapes: {
    byUser: { equals: ["userId"] },
    expiring: { range: "expiresAt", orderBy: [["expiresAt", "asc"]] },
  },
});

/** What the cookie is bound to: moved to another session it does not open. */
export function sessionContext(digest: string): string {
  return `sessions/${digest}`;
}
