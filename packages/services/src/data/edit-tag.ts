import type { Json } from "@facet/ports/json";
import { sha256 } from "./digest.ts";

/**
 * The ETag of what a person may edit. It covers the edited fields alone: an import that ends, or a job that goes on, does
 * not cost anybody an edit.
 */
export function editTag(fields: Readonly<Record<string, Json>>): string {
  return sha256(JSON.stringify(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)))).slice(0, 16);
}
