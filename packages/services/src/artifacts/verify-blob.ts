import { createHash } from "node:crypto";
import type { ArtifactFile } from "@facet/contracts/artifacts/artifact";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { isBlobError } from "@facet/ports/blobs";
import type { Platform } from "../context.ts";

/**
 * Larger files are checked by size here and by hash wherever they are read: hashing them would hold a request for too
 * long. 2 GiB are about a second.
 */
const hashedBytes = 2 * 1024 ** 3;

/** Reads what has arrived and compares it with what was announced. Damaged bytes are removed, so that they can be sent again. */
export async function verifyBlob(platform: Platform, key: string, file: ArtifactFile): Promise<void> {
  if (file.bytes > hashedBytes) return;
  const hash = createHash("sha256");
  const body = await open(platform, key, file);
  if (body !== undefined) {
    for await (const piece of body) hash.update(piece);
    if (hash.digest("hex") === file.sha256) return;
  }
  await platform.blobs.remove(key);
  throw new FacetError(
    "checksum_mismatch",
    `${file.path} did not arrive as it was sent: its sha256 is another.`,
    { fix: "Send the file again." },
  );
}

/** Undefined: what is stored is not even as long as what was written. */
async function open(
  platform: Platform,
  key: string,
  file: ArtifactFile,
): Promise<ReadableStream<Uint8Array> | undefined> {
  try {
    return (await platform.blobs.read(key)).body;
  } catch (error) {
    if (isBlobError(error, "BlobNotFound"))
      throw new FacetError("upload_incomplete", `${file.path} has not arrived.`);
    if (isBlobError(error, "BlobDamaged")) return undefined;
    throw error;
  }
}
