import { rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { freeBytes } from "@facet/disk/free-bytes";
import { holdLock } from "@facet/disk/hold-lock";
import { isDiskFull } from "@facet/disk/is-disk-full";
import { makeFolder } from "@facet/disk/make-folder";
import { replaceFile } from "@facet/disk/replace-file";
import { syncFolder } from "@facet/disk/sync-folder";
import { version } from "../version.ts";
import { BackupError } from "./backup-error.ts";
import { type BackupManifest, type Inventory, manifestName } from "./backup-manifest.ts";
import { homeParts } from "./home-parts.ts";
import { listFiles } from "./list-files.ts";
import { isThere, type Snapshot, takeSnapshot } from "./take-snapshot.ts";
import { writeArchive } from "./write-archive.ts";

interface SaveHome {
  readonly home: string;
  /** A new file, or a folder that gets one named after the moment. */
  readonly target: string;
  readonly withKeys: boolean;
  readonly onProgress: (doneBytes: number, totalBytes: number) => void;
  readonly signal: AbortSignal;
}

export interface SavedHome {
  readonly file: string;
  /** Of the archive. */
  readonly bytes: number;
  readonly takenAt: string;
  readonly keys: BackupManifest["keys"];
  readonly files: number;
  readonly inventory: Inventory;
  readonly missingBlobs: readonly string[];
}

/**
 * One file with everything a state folder keeps, of one moment, while the platform runs or not. The file has its name only
 * once it is whole and flushed. Throws `BackupError`.
 */
export async function saveHome(job: SaveHome): Promise<SavedHome> {
  const parts = homeParts(job.home);
  if (!(await isThere(parts.documents)))
    throw new BackupError(
      `there is nothing to back up: ${parts.documents} is not there`,
      "Set FACET_HOME to the state folder of the platform.",
    );
  const lock = holdLock(parts.backupLock, "alone");
  if (lock === undefined)
    throw new BackupError("another backup of this state folder is being taken", "Wait until it is done.");
  try {
    const takenAt = new Date().toISOString();
    const file = await nameFile(job.target, takenAt);
    const snapshot = await takeSnapshot(job.home, job.withKeys, job.signal);
    const saved = await save(job, file, takenAt, snapshot);
    await replaceFile(parts.lastBackup, `${JSON.stringify({ file, bytes: saved.bytes, takenAt })}\n`);
    return saved;
  } finally {
    for (const folder of [parts.snapshot, parts.blobSnapshot])
      await rm(folder, { recursive: true, force: true });
    lock.release();
  }
}

async function nameFile(target: string, takenAt: string): Promise<string> {
  const path = resolve(target);
  const isFolder = target.endsWith("/") || (await stat(path).catch(() => undefined))?.isDirectory() === true;
  const moment = takenAt.replaceAll(":", "-").replace(/\.\d+Z$/, "Z");
  const file = isFolder ? join(path, `facet-${moment}.tar`) : path;
  if (await isThere(file))
    throw new BackupError(`${file} exists already`, "Name a new file: a backup never replaces another.");
  await makeFolder(dirname(file));
  return file;
}

async function save(
  job: SaveHome,
  file: string,
  takenAt: string,
  { documents, people, missingBlobs }: Snapshot,
): Promise<SavedHome> {
  const { snapshot, blobSnapshot } = homeParts(job.home);
  const found = [...(await listFiles(snapshot)), ...(await listFiles(blobSnapshot, "blobs/"))];
  const totalBytes = found.reduce((sum, one) => sum + one.bytes, 0);
  const contents = found.filter(({ path }) => path.startsWith("blobs/") && !path.endsWith("@"));
  const blobs = { count: contents.length, bytes: contents.reduce((sum, one) => sum + one.bytes, 0) };
  const manifest: Omit<BackupManifest, "files"> = {
    format: 1,
    facetVersion: version,
    takenAt,
    keys: job.withKeys ? "included" : "left-out",
    inventory: { documents, people, blobs },
    missingBlobs: [...missingBlobs],
  };
  await requireRoom(file, totalBytes);

  const partial = `${file}.partial`;
  await rm(partial, { force: true });
  let doneBytes = 0;
  try {
    const files = await writeArchive({
      file: partial,
      contents: found,
      last: (saved) => ({ name: manifestName, text: JSON.stringify({ ...manifest, files: saved }, null, 1) }),
      onBytes: (bytes) => {
        doneBytes += bytes;
        job.onProgress(doneBytes, totalBytes);
      },
      signal: job.signal,
    });
    const { size: bytes } = await stat(partial);
    await rename(partial, file);
    await syncFolder(dirname(file));
    const { keys, inventory } = manifest;
    return { file, bytes, takenAt, keys, files: files.length, inventory, missingBlobs };
  } catch (error) {
    await rm(partial, { force: true });
    if (isDiskFull(error)) throw noRoom(file, totalBytes);
    throw error;
  }
}

async function requireRoom(file: string, bytes: number): Promise<void> {
  if ((await freeBytes(dirname(file))) < bytes) throw noRoom(file, bytes);
}

function noRoom(file: string, bytes: number): BackupError {
  const room = `${Math.ceil(bytes / 1e6)} MB`;
  return new BackupError(
    `the disk of ${dirname(file)} has not enough room: the backup takes ${room}`,
    "Free some space, or name a file on another disk.",
  );
}
