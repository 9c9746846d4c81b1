import { opendir, rename, rm, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { freeBytes } from "@facet/disk/free-bytes";
import { isDiskFull } from "@facet/disk/is-disk-full";
import { isSystemError } from "@facet/disk/is-system-error";
import { makeFolder } from "@facet/disk/make-folder";
import { moveIn } from "@facet/disk/move-in";
import { syncFolder } from "@facet/disk/sync-folder";
import { blobReferences } from "@facet/services/data/collections/blob-references";
import { readCopy } from "@facet/store/embedded/read-copy";
import { BackupError } from "./backup-error.ts";
import type { BackupManifest, Inventory } from "./backup-manifest.ts";
import { homeParts } from "./home-parts.ts";
import { countPeople, isThere } from "./take-snapshot.ts";
import { damaged, unpackArchive } from "./unpack-archive.ts";

interface RestoreHome {
  readonly file: string;
  /** Holds no store, no blobs and no keys yet. Nothing may start a platform in it meanwhile. */
  readonly home: string;
  readonly onProgress: (doneBytes: number, totalBytes: number) => void;
  readonly signal: AbortSignal;
}

export interface RestoredHome {
  readonly home: string;
  readonly takenAt: string;
  readonly facetVersion: string;
  readonly keys: BackupManifest["keys"];
  readonly files: number;
  readonly inventory: Inventory;
  readonly missingBlobs: readonly string[];
}

/**
 * Puts a backup into an empty state folder: unpacked and checked beside its place first, then moved in. Ended in the middle,
 * it has left nothing that a platform would start with; the next restore begins anew, or finishes the move. Throws `BackupError`.
 */
export async function restoreHome(job: RestoreHome): Promise<RestoredHome> {
  const { home } = job;
  const file = resolve(job.file);
  const parts = homeParts(home);
  const totalBytes = await sizeOf(file);
  await makeFolder(home);
  await finishRestore(home);
  await requireEmpty(home);
  await rm(parts.unpacked, { recursive: true, force: true });
  try {
    await makeFolder(parts.unpacked);
    if ((await freeBytes(home)) < totalBytes) throw noRoom(home, totalBytes);
    let doneBytes = 0;
    const onBytes = (bytes: number) => {
      doneBytes += bytes;
      job.onProgress(doneBytes, totalBytes);
    };
    const { signal } = job;
    const manifest = await unpackArchive({ file, folder: parts.unpacked, onBytes, signal });
    checkInventory(file, parts.unpacked, manifest.inventory);
    await rename(parts.unpacked, parts.verified);
    await syncFolder(home);
    await finishRestore(home);
    const { takenAt, facetVersion, keys, inventory, missingBlobs, files } = manifest;
    return { home, takenAt, facetVersion, keys, files: files.length, inventory, missingBlobs };
  } catch (error) {
    await rm(parts.unpacked, { recursive: true, force: true });
    throw isDiskFull(error) ? noRoom(home, totalBytes) : error;
  }
}

/** Moves what an earlier restore had checked and not yet moved. */
async function finishRestore(home: string): Promise<void> {
  await moveIn(homeParts(home).verified, home);
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (!isSystemError(error, "ENOENT", "ENOTDIR")) throw error;
    throw new BackupError(`there is no file ${file}`, "Name the file that ./facet backup wrote.");
  }
}

/** Empty folders go; a file in any of them is somebody's. */
async function requireEmpty(home: string): Promise<void> {
  const { store, blobs, keys, owner } = homeParts(home);
  if (await isThere(owner)) throw notEmpty(home, owner);
  for (const folder of [store, blobs, keys]) {
    if (!(await isThere(folder))) continue;
    for await (const entry of await opendir(folder, { recursive: true }))
      if (!entry.isDirectory()) throw notEmpty(home, folder);
    await rm(folder, { recursive: true });
  }
}

function notEmpty(home: string, part: string): BackupError {
  return new BackupError(
    `${home} is not empty: ${part} is there`,
    "A restore replaces nothing. Set FACET_HOME to a new folder, or move store, blobs, keys and owner.json away first.",
  );
}

/** The hashes have held; this says that the store itself can be read, and holds what was counted when it was saved. */
function checkInventory(file: string, folder: string, wanted: Inventory): void {
  const parts = homeParts(folder);
  const { documents } = readCopy(parts.documents, blobReferences, "key");
  const people = countPeople(parts.identity);
  const names = new Set([...Object.keys(documents), ...Object.keys(wanted.documents)]);
  const differs = [...names].some((name) => documents[name] !== wanted.documents[name]);
  if (differs || people !== wanted.people)
    throw damaged(file, "its store does not hold what its manifest counts");
}

function noRoom(home: string, bytes: number): BackupError {
  return new BackupError(
    `the disk of ${home} has not enough room: the backup takes ${Math.ceil(bytes / 1e6)} MB`,
    "Free some space, or set FACET_HOME to a folder on a larger disk. Nothing was restored.",
  );
}
