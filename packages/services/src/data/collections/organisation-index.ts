import { idSchema, Timestamp } from "@facet/contracts/ids";
import { z } from "zod";
import { collection } from "../collection.ts";

export const OrganisationEntry = z.object({ orgId: idSchema("organisation"), createdAt: Timestamp });
export type OrganisationEntry = z.infer<typeof OrganisationEntry>;

/** Which organisations there are: maintenance visits them in turn. Written with the organisation; the id is its id. */
export const organisationIndex = collection({
  name: "organisationIndex",
  scope: "control",
  schema: OrganisationEntry,
  shapes: { all: { orderBy: [["orgId", "asc"]] }, after: { range: "orgId", orderBy: [["orgId", "asc"]] } },
});
