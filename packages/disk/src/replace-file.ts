import { rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder } from "./sync-folder.ts";
import { type WriteOptions, writeAside } from "./write-aside.ts";

/** Puts `data` at `file`, durably: after a crash the file holds either the old content or the new, whole. */
export async function replaceFile(
  file: string,
  data: string | Uint8Array,
  options: WriteOptions = {},
): Promise<void> {
  const aside = await writeAside(file, data, options);
  try {
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
}
