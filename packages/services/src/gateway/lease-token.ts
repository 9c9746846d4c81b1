import { timingSafeEqual } from "node:crypto";
import { FacetError } from "@facet/contracts/errors/facet-error";

/** A lease's token: the organisation, so that the gateway knows whose documents to open, and 256 random bits. */
export function newLeaseToken(orgId: string): string {
  return `${orgId}.${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url")}`;
}

/** The organisation a token speaks of. Proves nothing: the token is compared with the lease's. */
export function organisationOf(token: string): string {
  const [orgId, random] = token.split(".");
  if (orgId === undefined || random === undefined || !/^org_[0-9a-z]{26}$/.test(orgId)) throw staleAttempt();
  return orgId;
}

export function sameToken(given: string, held: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(held)];
  return a.length === b.length && timingSafeEqual(a, b);
}

export function staleAttempt(): FacetError {
  return new FacetError(
    "stale_attempt",
    "The lease of this attempt is gone: it ran out, was released, or went to another attempt.",
  );
}
