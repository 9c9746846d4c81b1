import type { FacetClient } from "./create-client.ts";
import type { Upload } from "./generated/types.gen.ts";
import { sendUpload, type UploadOptions } from "./send-upload.ts";
import type { UploadSource } from "./upload-source.ts";

interface UploadBlob extends UploadOptions {
  /** A file that a browser was given, or any other blob. */
  readonly blob: Blob;
  readonly filename: string;
}

/** As `uploadFile`, for bytes that a browser holds: they are read in parts, never all at once. */
export function uploadBlob(facet: FacetClient, { blob, filename, ...options }: UploadBlob): Promise<Upload> {
  const source: UploadSource = {
    filename,
    bytes: blob.size,
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
    close: async () => undefined,
  };
  return sendUpload(facet, source, options);
}
