import type { FacetClient } from "./create-client.ts";
import { fileSource } from "./file-source.ts";
import type { Upload } from "./generated/types.gen.ts";
import { sendUpload, type UploadOptions } from "./send-upload.ts";

interface UploadFile extends UploadOptions {
  /** Path on this machine. */
  readonly file: string;
}

/**
 * Sends a file of this machine in parts, three at a time, in constant memory. Throws `FacetApiError`, or the system's
 * error when the file cannot be read; what has arrived is kept for 24 hours and `resume` goes on from there.
 */
export async function uploadFile(facet: FacetClient, { file, ...options }: UploadFile): Promise<Upload> {
  const source = await fileSource(file);
  try {
    return await sendUpload(facet, source, options);
  } finally {
    await source.close();
  }
}
