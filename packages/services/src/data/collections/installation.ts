import { idSchema, Timestamp } from "@facet/contracts/ids";
import { z } from "zod";
import { collection } from "../collection.ts";

export const Installation = z.object({
  localOrgId: idSchema("organisation"),
  localOwnerId: idSchema("user").nullable().meta({
    description: "Whom a sign-in link of this machine signs in. Null until somebody is.",
  }),
  createdAt: Timestamp,
});
export type Installation = z.infer<typeof Installation>;

export const installationId = "local";

/** One document: the organisation that belongs to whoever runs this machine. */
export const installation = collection({
  name: "installation",
  scope: "control",
  schema: Installation,
  shapes: {},
});
