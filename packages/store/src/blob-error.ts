import type { BlobErrorName } from "@facet/ports/blobs";

/** Callers tell these apart by `name`. */
export function blobError(name: BlobErrorName, message: string, cause?: unknown): Error {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  error.name = name;
  return error;
}
