import { type Blobs, isBlobError } from "@facet/ports/blobs";

/** Whether all bytes of a file are there. What they are is compared with its hash by whoever reads it. */
export async function isStoredWhole(blobs: Blobs, key: string, bytes: number): Promise<boolean> {
  if ((await blobs.head(key))?.bytes !== bytes) return false;
  if (bytes === 0) return true;
  try {
    // What is known of a blob may have outlived it: opening it tells.
    const { body } = await blobs.read(key, { start: 0, end: 0 });
    await body.cancel();
    return true;
  } catch (error) {
    if (isBlobError(error, "BlobDamaged") || isBlobError(error, "BlobNotFound")) return false;
    throw error;
  }
}
