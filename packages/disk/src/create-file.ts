import { link, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { isSystemError } from "./is-system-error.ts";
import { syncFolder } from "./sync-folder.ts";
import { type WriteOptions, writeAside } from "./write-aside.ts";

/**
 * Puts `data` at `file` only when nothing is there, durably and whole. False when the name is taken. Exact among any
 * number of processes: a hard link fails when its name exists, which a rename does not.
 */
export async function createFile(
  file: string,
  data: string | Uint8Array,
  options: WriteOptions = {},
): Promise<boolean> {
  const aside = await writeAside(file, data, options);
  try {
    await link(aside, file);
  } catch (error) {
    if (isSystemError(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
  await syncFolder(dirname(file));
  return true;
}
