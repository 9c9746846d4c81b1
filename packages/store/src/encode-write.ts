import type { Collection } from "@facet/ports/documents";
import { fieldOf } from "./decode-document.ts";
import { documentError } from "./document-error.ts";
import { encodeDocument } from "./encode-document.ts";

/**
 * The JSON text to store. What could not be read back must not be written: it would make the document unreadable for
 * good. Throws `InvalidDocument` and `DocumentTooLarge`.
 */
export function encodeWrite<T>(collection: Collection<T>, id: string, data: T): string {
  const place = `${collection.name}/${id}`;
  let parsed: T;
  try {
    parsed = collection.parse(data);
  } catch (error) {
    throw documentError("InvalidDocument", `${place} does not fit its schema: ${fieldOf(error)}`, error);
  }
  return encodeDocument(parsed, place);
}
