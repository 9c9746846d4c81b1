import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";

const chunkBytes = 1024 * 1024;

/** Feeds a file to a hash in chunks; returns the number of bytes. */
export async function feedFile(file: string, hash: Hash, signal?: AbortSignal): Promise<number> {
  let bytes = 0;
  for await (const chunk of createReadStream(file, {
    highWaterMark: chunkBytes,
    ...(signal && { signal }),
  })) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return bytes;
}

/** Size and SHA-256 of a file, read once, in constant memory. */
export async function hashFile(
  file: string,
  signal?: AbortSignal,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  const bytes = await feedFile(file, hash, signal);
  return { bytes, sha256: hash.digest("hex") };
}
