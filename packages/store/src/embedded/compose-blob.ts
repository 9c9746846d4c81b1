import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { BlobInfo } from "@facet/ports/blobs";
import { blobError } from "../blob-error.ts";
import { type BlobFolder, type BlobRecord, contentFile, infoOf, readRecord } from "./blob-files.ts";
import { placeBlob } from "./place-blob.ts";
import { readBlob } from "./read-blob.ts";
import { explainWrite, receiveBytes } from "./receive-bytes.ts";

async function* concatenate(folder: BlobFolder, parts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield* (await readBlob(folder, part)).body;
}

/** Joins the parts through one buffer, then removes them. A single part is linked, not copied. */
export async function composeBlob(
  folder: BlobFolder,
  target: string,
  parts: readonly string[],
  contentType: string,
  remove: (folder: BlobFolder, key: string) => Promise<void>,
): Promise<BlobInfo> {
  if (parts.length === 0) throw new RangeError("compose needs at least one part");
  if ((await readRecord(folder, target)) !== undefined)
    throw blobError("BlobExists", `${target} is there already: a key is written once`);
  const records: BlobRecord[] = [];
  for (const part of parts) {
    const record = await readRecord(folder, part);
    if (record === undefined) throw blobError("BlobNotFound", `the part ${part} is not there`);
    records.push(record);
  }
  const [only] = parts.length === 1 ? records : [];
  const aside = join(folder.temporary, randomUUID());
  try {
    const source = only === undefined ? aside : contentFile(folder, parts[0] ?? "", only.generation);
    const received =
      only ?? (await receiveBytes(aside, concatenate(folder, parts), Number.POSITIVE_INFINITY));
    const { bytes, crc32c } = received;
    const record = await placeBlob(
      folder,
      target,
      source,
      { bytes, crc32c },
      contentType,
      only !== undefined,
    );
    for (const part of new Set(parts)) await remove(folder, part);
    return infoOf(target, record);
  } catch (error) {
    throw explainWrite(error);
  } finally {
    await rm(aside, { force: true });
  }
}
