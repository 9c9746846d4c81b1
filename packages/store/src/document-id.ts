import { documentError } from "./document-error.ts";
import { limits } from "./limits.ts";

/** Firestore's rules for a document id. A document with any other id cannot be there. */
export function isDocumentId(id: string): boolean {
  if (id.length === 0 || !id.isWellFormed() || Buffer.byteLength(id) > limits.idBytes) return false;
  return !id.includes("/") && !id.includes("\0") && id !== "." && id !== ".." && !/^__.*__$/.test(id);
}

/** For writes. A read of an impossible id finds nothing, like one of any other id that is not there. */
export function checkDocumentId(collection: string, id: string): void {
  if (!isDocumentId(id))
    throw documentError(
      "InvalidDocument",
      `${collection}: ${JSON.stringify(id.slice(0, 100))} cannot be a document id`,
    );
}
