import type { ErrorCode } from "@facet/contracts/errors/codes";
import { errorEntry } from "@facet/contracts/errors/codes";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Problem } from "@facet/contracts/errors/problem";
import { isBlobError } from "@facet/ports/blobs";
import { isDocumentError } from "@facet/ports/document-errors";
import { HTTPException } from "hono/http-exception";

const statusCodes: Readonly<Record<number, ErrorCode>> = {
  400: "invalid_json",
  401: "unauthenticated",
  404: "not_found",
  405: "method_not_allowed",
  413: "too_large",
  415: "unsupported_media_type",
};

/** Any error as what a caller may see. What was not foreseen says no more than that, and its request id. */
export function toProblem(
  error: unknown,
  request: { readonly id: string; readonly path: string },
): { problem: Problem; known: FacetError } {
  const known = toFacetError(error);
  const entry = errorEntry(known.code);
  return {
    known,
    problem: {
      type: `/docs/errors#${known.code}`,
      title: entry.title,
      status: entry.status,
      detail: known.detail,
      instance: request.path,
      code: known.code,
      param: known.param ?? null,
      fix: known.fix,
      errors: [...known.errors],
      requestId: request.id,
      docUrl: `/docs/errors#${known.code}`,
      retryable: entry.retryable ?? false,
    },
  };
}

function toFacetError(error: unknown): FacetError {
  if (FacetError.is(error)) return error;
  if (error instanceof HTTPException)
    return new FacetError(
      statusCodes[error.status] ?? "internal",
      error.message || "The request could not be read.",
    );
  if (isBrokenOff(error))
    return new FacetError("invalid_request", "The request broke off before its end.", {
      fix: "Send it again, whole.",
    });
  if (isDocumentError(error, "TransactionConflict"))
    return new FacetError("unavailable", "Too many writers met on one object.", {
      retryAfterMs: 1000,
      cause: error,
    });
  if (isDocumentError(error, "StoreUnavailable"))
    return new FacetError("unavailable", "The store does not answer.", { retryAfterMs: 2000, cause: error });
  if (isBlobError(error, "BlobNotFound")) return new FacetError("not_found", "There is no such object.");
  if (isBlobError(error, "BlobDamaged"))
    return new FacetError("damaged_file", "What is stored is no longer what was written, or not all of it.", {
      cause: error,
    });
  if (isBlobError(error, "BlobLinkInvalid"))
    return new FacetError("not_found", "The link is not valid, or has expired.");
  if (isBlobError(error, "BlobExists"))
    return new FacetError("etag_mismatch", "These bytes have arrived before; they are not written twice.");
  if (isBlobError(error, "BlobTooLarge"))
    return new FacetError("too_large", "More bytes came than the link allows.");
  if (isBlobError(error, "BlobDiskFull"))
    return new FacetError("disk_full", "The disk that holds Facet's data is full.", { cause: error });
  return new FacetError("internal", "Something went wrong that should not have.", { cause: error });
}

/** What Node says of a request whose sender has gone, or whose body is no HTTP. Nobody reads the answer; the log does. */
function isBrokenOff(error: unknown): boolean {
  return (
    error instanceof Error && error.message === "aborted" && "code" in error && error.code === "ECONNRESET"
  );
}
