import { FacetError } from "@facet/contracts/errors/facet-error";

/** A failure of DuckDB or of the disk as users should read it. What is neither stays as it is. */
export function databaseError(error: unknown, signal?: AbortSignal): unknown {
  if (FacetError.is(error) || !(error instanceof Error)) return error;
  if (signal?.aborted === true)
    return new FacetError("cancelled", "The import was cancelled.", { cause: error });
  const code = "code" in error ? error.code : undefined;
  if (code === "ENOSPC" || /No space left on device/i.test(error.message)) {
    return new FacetError("disk_full", "The disk is full.", { cause: error });
  }
  if (/^Out of Memory Error|failed to allocate|could not allocate/i.test(error.message)) {
    return new FacetError("out_of_memory", "The rows need more memory than the import may use.", {
      fix: "Split the file, or free memory and disk space on this machine.",
      cause: error,
    });
  }
  if (
    /No magic bytes found|not a parquet file|Invalid Input Error.*parquet|TProtocolException/i.test(
      error.message,
    )
  ) {
    return new FacetError("damaged_file", "A stored file of rows is damaged.", { cause: error });
  }
  return error;
}
