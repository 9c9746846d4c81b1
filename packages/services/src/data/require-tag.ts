import { FacetError } from "@facet/contracts/errors/facet-error";

/** Throws `etag_mismatch` when the edit was made on another version than the one that stands. */
export function requireTag(given: string, current: string, noun: string): void {
  if (given !== current)
    throw new FacetError("etag_mismatch", `Someone changed the ${noun} in the meantime.`);
}
