import { open } from "node:fs/promises";
import { isSystemError } from "@facet/disk/is-system-error";
import type { BlobInfo, ByteRange } from "@facet/ports/blobs";
import { blobError } from "../blob-error.ts";
import { type BlobFolder, contentFile, infoOf, readRecord } from "./blob-files.ts";
import { streamFile } from "./stream-file.ts";

function spanOf(bytes: number, range: ByteRange | undefined): { start: number; end: number } {
  if (range === undefined) return { start: 0, end: bytes };
  const { start, end = bytes - 1 } = range;
  const fits =
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < bytes && end >= start;
  if (!fits)
    throw blobError("BlobRange", `bytes ${start} to ${range.end ?? "the end"} of ${bytes} do not exist`);
  return { start, end: Math.min(end + 1, bytes) };
}

/** Throws `BlobNotFound`, `BlobRange`, and `BlobDamaged` when the bytes are not those that were written. */
export async function readBlob(
  folder: BlobFolder,
  key: string,
  range?: ByteRange,
): Promise<{ info: BlobInfo; body: ReadableStream<Uint8Array> }> {
  for (let seen: string | undefined; ; ) {
    const record = await readRecord(folder, key);
    if (record === undefined) throw blobError("BlobNotFound", `${key} is not there`);
    const { start, end } = spanOf(record.bytes, range);
    const handle = await open(contentFile(folder, key, record.generation), "r").catch((error: unknown) => {
      if (isSystemError(error, "ENOENT")) return undefined;
      throw error;
    });
    if (handle === undefined) {
      // Removed, and maybe written anew, since the record was read.
      if (seen === record.generation) throw blobError("BlobDamaged", `the bytes of ${key} are missing`);
      seen = record.generation;
      continue;
    }
    const { size } = await handle.stat();
    if (size !== record.bytes) {
      await handle.close();
      throw blobError("BlobDamaged", `${key} has ${size} bytes where ${record.bytes} were written`);
    }
    return { info: infoOf(key, record), body: streamFile(handle, start, end) };
  }
}
