import { readdir, rename, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { isSystemError } from "./is-system-error.ts";
import { syncFolder } from "./sync-folder.ts";

/**
 * Moves everything that lies in the folder `from` into the folder `to` of the same disk, then removes `from`. Once `from`
 * is there under its name, the move is decided: after a crash a second call finishes it. False when there is no `from`.
 */
export async function moveIn(from: string, to: string): Promise<boolean> {
  let names: string[];
  try {
    names = await readdir(from);
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return false;
    throw error;
  }
  for (const name of names) await rename(join(from, name), join(to, name));
  await syncFolder(to);
  await rmdir(from);
  return true;
}
