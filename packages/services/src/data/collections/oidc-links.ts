import { idSchema, Timestamp } from "@facet/contracts/ids";
import { z } from "zod";
import { collection } from "../collection.ts";
import { sha256 } from "../digest.ts";

export const OidcLink = z.object({ userId: idSchema("user"), issuer: z.string(), createdAt: Timestamp });
export type OidcLink = z.infer<typeof OidcLink>;

/** Whom a provider's issuer and subject stand for; the id is their hash. An address never says who somebody is. */
export const oidcLinks = collection({
  name: "oidcLinks",
  scope: "control",
  schema: OidcLink,
  shapes: { byUser: { equals: ["userId"] } },
});

export function oidcLinkId(person: { readonly issuer: string; readonly subject: string }): string {
  return sha256(JSON.stringify([person.issuer, person.subject]));
}
