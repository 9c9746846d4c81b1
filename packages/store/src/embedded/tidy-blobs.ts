import { rm, stat } from "node:fs/promises";
import { relative } from "node:path";
import { freeBytes } from "@facet/disk/free-bytes";
import { isSystemError } from "@facet/disk/is-system-error";
import { type BlobFolder, readRecord, recordSuffix } from "./blob-files.ts";
import { walkFiles } from "./list-blobs.ts";

export interface DiskUse {
  readonly blobs: number;
  readonly bytes: number;
  /** Uploads in progress, and what a crash left of one. */
  readonly temporaryBytes: number;
  readonly freeBytes: number;
}

async function sizeAndAge(file: string): Promise<{ bytes: number; ageMs: number } | undefined> {
  try {
    const { size, ctimeMs } = await stat(file);
    // Moving and linking set ctime, not mtime: a blob that is being put in place is young.
    return { bytes: size, ageMs: Date.now() - ctimeMs };
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** `<key>@<generation>` taken apart; undefined for a record. */
function contentOf(folder: BlobFolder, file: string): { key: string; generation: string } | undefined {
  const name = relative(folder.objects, file);
  const at = name.lastIndexOf(recordSuffix);
  const generation = name.slice(at + 1);
  return at < 0 || generation === "" ? undefined : { key: name.slice(0, at), generation };
}

async function isOrphan(folder: BlobFolder, file: string): Promise<boolean> {
  const content = contentOf(folder, file);
  if (content === undefined) return false;
  return (await readRecord(folder, content.key))?.generation !== content.generation;
}

/** Removes what crashes left: temporary files and bytes without a record, once older than `windowMs`. */
export async function sweepTemporary(folder: BlobFolder, windowMs: number): Promise<{ files: number; bytes: number }> {
  let files = 0;
  let bytes = 0;
  const drop = async (file: string, condition: () => Promise<boolean>) => {
    const found = await sizeAndAge(file);
    if (found === undefined || found.ageMs < windowMs || !(await condition())) return;
    await rm(file, { force: true });
    files += 1;
    bytes += found.bytes;
  };
  for await (const file of walkFiles(folder.temporary)) await drop(file, async () => true);
  for await (const file of walkFiles(folder.objects)) await drop(file, () => isOrphan(folder, file));
  return { files, bytes };
}

export async function measureDiskUse(folder: BlobFolder): Promise<DiskUse> {
  let blobs = 0;
  let bytes = 0;
  for await (const file of walkFiles(folder.objects)) {
    if (file.endsWith(recordSuffix)) blobs += 1;
    bytes += (await sizeAndAge(file))?.bytes ?? 0;
  }
  let temporaryBytes = 0;
  for await (const file of walkFiles(folder.temporary)) temporaryBytes += (await sizeAndAge(file))?.bytes ?? 0;
  return { blobs, bytes, temporaryBytes, freeBytes: await freeBytes(folder.temporary) };
}
