import { idSchema, Timestamp } from "@facet/contracts/ids";
import { z } from "zod";
import { collection } from "../collection.ts";

export const OneTimeToken = z.object({
  purpose: z.enum(["set-up", "sign-in", "reset", "invitation"]),
  userId: idSchema("user").nullable(),
  orgId: idSchema("organisation").nullable(),
  invitationId: idSchema("invitation").nullable(),
  createdAt: Timestamp,
  expiresAt: Timestamp.nullable().meta({ description: "Null: until it is used." }),
});
export type OneTimeToken = z.infer<typeof OneTimeToken>;

/** Tokens of links that work once; the id is the token's keyed digest. Using one removes it. */
export const oneTimeTokens = collection({
  name: "oneTimeTokens",
  scope: "control",
  schema: OneTimeToken,
  shapes: {
    byUser: { equals: ["userId"] },
    byPurpose: { equals: ["purpose"] },
    expiring: { range: "expiresAt", orderBy: [["expiresAt", "asc"]] },
  },
});
