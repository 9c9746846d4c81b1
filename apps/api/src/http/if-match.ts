import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Context } from "hono";

/** The version an edit is meant for. An edit without one could undo someone else's. */
export function requireIfMatch(context: Context): string {
  const header = context.req.header("if-match");
  if (header === undefined) throw new FacetError("if_match_required", "This edit names no version.");
  return header.replace(/^W\//, "").replaceAll('"', "");
}
