import { idSchema, Timestamp } from "@facet/contracts/ids";
import { Role } from "@facet/contracts/organisations/role";
import { z } from "zod";
import { collection } from "../collection.ts";

export const StoredMember = z.object({ userId: idSchema("user"), role: Role, joinedAt: Timestamp });
export type StoredMember = z.infer<typeof StoredMember>;

/** Who belongs to the organisation and as what; the id is the person's. Read on every request of a session. */
export const members = collection({
  name: "members",
  scope: "tenant",
  schema: StoredMember,
  shapes: {
    all: { orderBy: [["joinedAt", "asc"]] },
    byRole: { equals: ["role"], orderBy: [["joinedAt", "asc"]] },
  },
});
