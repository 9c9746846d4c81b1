import { copyFile, readdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { isSystemError } from "@facet/disk/is-system-error";
import { makeFolder } from "@facet/disk/make-folder";
import { blobReferences } from "@facet/services/data/collections/blob-references";
import { backupEmbedded } from "@facet/store/embedded/backup-database";
import { linkBlobs } from "@facet/store/embedded/link-blobs";
import { readCopy, type StoreCopy } from "@facet/store/embedded/read-copy";
import { BackupError } from "./backup-error.ts";
import { homeParts } from "./home-parts.ts";

export interface Snapshot {
  readonly documents: StoreCopy["documents"];
  readonly people: number | null;
  /** Keys of blobs that documents name and that are not there. */
  readonly missingBlobs: readonly string[];
}

const tries = 5;

/**
 * Puts a picture of one moment of a state folder beside it, while the platform runs or not. The documents come
 * first and the blobs after them: blobs are written before documents name them. One that was deleted in between, or a
 * person who came or went between the two files of the store, makes it take another picture.
 */
export async function takeSnapshot(home: string, withKeys: boolean, signal: AbortSignal): Promise<Snapshot> {
  const { snapshot, blobs, blobSnapshot } = homeParts(home);
  const target = homeParts(snapshot);
  let missing: string[] | undefined;
  for (let count = 1; count <= tries; count += 1) {
    signal.throwIfAborted();
    for (const folder of [snapshot, blobSnapshot]) await rm(folder, { recursive: true, force: true });
    await makeFolder(target.store);
    await makeFolder(blobSnapshot);
    if (!(await copyStore(home, snapshot))) continue;
    const linked = await linkBlobs(blobs, blobSnapshot);
    const { documents, values } = readCopy(target.documents, blobReferences, "key");
    const before = missing;
    missing = [...values].filter((key) => !linked.has(key)).sort();
    // The same ones twice: they were not deleted under our hands, they are not there.
    if (missing.length > 0 && before?.join() !== missing.join()) continue;
    await copySmallFiles(home, snapshot, withKeys);
    return { documents, people: countPeople(target.identity), missingBlobs: missing };
  }
  throw new BackupError(
    "the store changes faster than a picture of it can be taken",
    "Try again when less is being deleted, or stop the platform first with ./facet down.",
  );
}

/** Documents and people of one moment. False: people have changed in between. */
async function copyStore(home: string, snapshot: string): Promise<boolean> {
  const [source, target] = [homeParts(home), homeParts(snapshot)];
  const people = watchChanges(source.identity);
  try {
    await backupEmbedded(source.documents, target.documents);
    if (people !== undefined) await backupEmbedded(source.identity, target.identity);
    return people?.haveChanged() !== true && (people !== undefined) === (await isThere(source.identity));
  } finally {
    people?.close();
  }
}

/** Undefined when there is no such file: the API makes it when the first person comes. */
function watchChanges(file: string): { haveChanged(): boolean; close(): void } | undefined {
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  } catch {
    return undefined;
  }
  const version = () => Number(database.prepare("PRAGMA data_version").get()?.data_version);
  const before = version();
  return { haveChanged: () => version() !== before, close: () => database.close() };
}

/** Of a copied file of people; null when there is none. */
export function countPeople(file: string): number | null {
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(file, { readOnly: true });
  } catch {
    return null;
  }
  try {
    return Number(database.prepare('SELECT count(*) AS people FROM "user"').get()?.people);
  } finally {
    database.close();
  }
}

async function copySmallFiles(home: string, snapshot: string, withKeys: boolean): Promise<void> {
  const [source, target] = [homeParts(home), homeParts(snapshot)];
  // The owner's key is one too; the next start makes another.
  if (!withKeys) return;
  if (await isThere(source.owner)) await copyFile(source.owner, target.owner);
  await makeFolder(target.keys);
  for (const entry of await readdir(source.keys, { withFileTypes: true })) {
    // What a key file is written as before it has its name.
    if (entry.isFile() && !entry.name.endsWith(".tmp"))
      await copyFile(join(source.keys, entry.name), join(target.keys, basename(entry.name)));
  }
}

export async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isSystemError(error, "ENOENT", "ENOTDIR")) return false;
    throw error;
  }
}
