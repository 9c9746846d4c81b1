import { readdir, rm, stat } from "node:fs/promises";
import { join, relative } from "node:path";
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

export interface Swept {
  readonly files: number;
  readonly bytes: number;
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

async function dropOld(files: AsyncIterable<string>, windowMs: number): Promise<Swept> {
  const swept = { files: 0, bytes: 0 };
  for await (const file of files) {
    const found = await sizeAndAge(file);
    if (found === undefined || found.ageMs < windowMs) continue;
    await rm(file, { force: true });
    swept.files += 1;
    swept.bytes += found.bytes;
  }
  return swept;
}

/** What killed writers left half written, once older than `windowMs`. */
export function sweepHalfWritten(folder: BlobFolder, windowMs: number): Promise<Swept> {
  return dropOld(walkFiles(folder.temporary), windowMs);
}

/** The same, and bytes whose record was never linked or was removed without them. Reads every folder of the store. */
export async function sweepTemporary(folder: BlobFolder, windowMs: number): Promise<Swept> {
  const halfWritten = await sweepHalfWritten(folder, windowMs);
  const orphans = await dropOld(findOrphans(folder, folder.objects), windowMs);
  return { files: halfWritten.files + orphans.files, bytes: halfWritten.bytes + orphans.bytes };
}

/** Bytes that no record points at. A record always has its bytes, so one file beside one record needs no reading. */
async function* findOrphans(folder: BlobFolder, parent: string): AsyncGenerator<string> {
  const contents = new Map<string, string[]>();
  const records = new Set<string>();
  for (const entry of await entriesOf(parent)) {
    const file = join(parent, entry.name);
    if (entry.isDirectory()) yield* findOrphans(folder, file);
    const at = entry.name.lastIndexOf(recordSuffix);
    if (!entry.isFile() || at < 0) continue;
    const name = entry.name.slice(0, at);
    if (at === entry.name.length - 1) records.add(name);
    else contents.set(name, [...(contents.get(name) ?? []), file]);
  }
  for (const [name, files] of contents) {
    if (files.length === 1 && records.has(name)) continue;
    const key = relative(folder.objects, join(parent, name));
    let pointsAt: string | undefined;
    try {
      pointsAt = (await readRecord(folder, key))?.generation;
    } catch {
      // A damaged record may yet be mended by hand: its bytes stay.
      continue;
    }
    for (const file of files) if (!file.endsWith(`${recordSuffix}${pointsAt}`)) yield file;
  }
}

async function entriesOf(parent: string) {
  try {
    return await readdir(parent, { withFileTypes: true });
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return [];
    throw error;
  }
}

export async function measureDiskUse(folder: BlobFolder): Promise<DiskUse> {
  let blobs = 0;
  let bytes = 0;
  for await (const file of walkFiles(folder.objects)) {
    if (file.endsWith(recordSuffix)) blobs += 1;
    bytes += (await sizeAndAge(file))?.bytes ?? 0;
  }
  let temporaryBytes = 0;
  for await (const file of walkFiles(folder.temporary))
    temporaryBytes += (await sizeAndAge(file))?.bytes ?? 0;
  return { blobs, bytes, temporaryBytes, freeBytes: await freeBytes(folder.temporary) };
}
