import { Secret } from "@facet/contracts/secrets/secret";
import { z } from "zod";
import { collection } from "../collection.ts";

export const StoredSecret = Secret.extend({ sealed: z.string() });
export type StoredSecret = z.infer<typeof StoredSecret>;

export const secrets = collection({
  name: "secrets",
  scope: "tenant",
  schema: StoredSecret,
  shapes: { all: { orderBy: [["createdAt", "desc"]] } },
});

/** What a sealed value is bound to: moved to another document it does not open. */
export function secretContext(orgId: string, secretId: string): string {
  return `orgs/${orgId}/secrets/${secretId}`;
}
