import { open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { isSystemError } from "@facet/disk/is-system-error";
import { makeFolder } from "@facet/disk/make-folder";
import { syncFolder } from "@facet/disk/sync-folder";
import { documentError } from "../document-error.ts";
import { explainSqliteError } from "./sqlite-error.ts";

/** All pages in one step: a copy in several steps starts over whenever a commit falls between two. */
const allPages = 2 ** 31 - 1;

/**
 * Copies an SQLite file to `target` while it is in use, by this process or another: one consistent moment, checked, flushed,
 * one file without a WAL. Throws when `target` exists.
 */
export async function backupEmbedded(file: string, target: string): Promise<{ bytes: number }> {
  if (await exists(target))
    throw documentError("StoreUnavailable", `${target} exists already: name a new file for the backup`);
  await makeFolder(dirname(target));
  const partial = `${target}.partial`;
  await removeDatabase(partial);
  try {
    await (await open(partial, "wx", 0o600)).close();
    const source = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    try {
      await backup(source, partial, { rate: allPages });
    } finally {
      source.close();
    }
    checkCopy(partial);
    await flush(partial);
    await rename(partial, target);
    await syncFolder(dirname(target));
    return { bytes: (await stat(target)).size };
  } catch (error) {
    await removeDatabase(partial);
    throw explainSqliteError(error, file);
  }
}

function checkCopy(file: string): void {
  const copy = new DatabaseSync(file);
  try {
    copy.exec("PRAGMA journal_mode = DELETE");
    const verdict = copy.prepare("PRAGMA integrity_check").get()?.integrity_check;
    if (verdict !== "ok")
      throw documentError(
        "StoreUnavailable",
        `The copy failed its integrity check: ${String(verdict)}. Check the disk of the store.`,
      );
  } finally {
    copy.close();
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeDatabase(file: string): Promise<void> {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) await rm(`${file}${suffix}`, { force: true });
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return false;
    throw error;
  }
}
