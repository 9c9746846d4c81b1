import type { DocumentErrorName } from "@facet/ports/document-errors";

/** Callers tell these apart by `name`. The message is for the log and for whoever writes the calling code. */
export function documentError(name: DocumentErrorName, message: string, cause?: unknown): Error {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  error.name = name;
  return error;
}
