import { open, rm } from "node:fs/promises";
import { isDiskFull } from "@facet/disk/is-disk-full";
import { blobError } from "../blob-error.ts";
import { startCrc32c } from "../crc32c.ts";

export interface Received {
  readonly bytes: number;
  readonly crc32c: string;
}

/**
 * Writes chunks to a new file and flushes it, holding one chunk at a time. On any failure the file is gone again.
 * Throws `BlobTooLarge`, `BlobDiskFull`, and what the source throws.
 */
export async function receiveBytes(
  file: string,
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Received> {
  const handle = await open(file, "wx", 0o600);
  try {
    const checksum = startCrc32c();
    let bytes = 0;
    for await (const chunk of source) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes)
        throw blobError("BlobTooLarge", `more than the ${maxBytes} bytes that were allowed`);
      checksum.update(chunk);
      for (let at = 0; at < chunk.byteLength; )
        at += (await handle.write(chunk, at, chunk.byteLength - at)).bytesWritten;
    }
    await handle.sync();
    await handle.close();
    return { bytes, crc32c: checksum.base64() };
  } catch (error) {
    // Not all file systems let go of the space of an open file.
    await handle.close().catch(() => undefined);
    await rm(file, { force: true });
    throw explainWrite(error);
  }
}

export function explainWrite(error: unknown): unknown {
  return isDiskFull(error)
    ? blobError(
        "BlobDiskFull",
        "the disk that holds the blobs is full; nothing was kept of this write",
        error,
      )
    : error;
}
