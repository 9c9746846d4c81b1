import { idSchema, Timestamp } from "@facet/contracts/ids";
import { Role } from "@facet/contracts/organisations/role";
import { z } from "zod";
import { collection } from "../collection.ts";

export const StoredInvitation = z.object({
  id: idSchema("invitation"),
  orgId: idSchema("organisation"),
  email: z.string().meta({ description: "Lower case." }),
  role: Role,
  invitedBy: idSchema("user").nullable(),
  state: z.enum(["open", "accepted", "revoked"]),
  digest: z.string().meta({ description: "Id of its one-time token." }),
  createdAt: Timestamp,
  expiresAt: Timestamp,
});
export type StoredInvitation = z.infer<typeof StoredInvitation>;

export const invitations = collection({
  name: "invitations",
  scope: "tenant",
  schema: StoredInvitation,
  shapes: {
    all: { orderBy: [["createdAt", "desc"]] },
    byEmail: { equals: ["email"], orderBy: [["createdAt", "desc"]] },
  },
});
