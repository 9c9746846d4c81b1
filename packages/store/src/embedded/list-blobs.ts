import { opendir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { isSystemError } from "@facet/disk/is-system-error";
import { type BlobFolder, recordSuffix } from "./blob-files.ts";

interface Entry {
  /** Beginning of the keys below, ending in `/`; or a whole key. */
  readonly key: string;
  readonly folder: boolean;
}

async function entriesOf(folder: BlobFolder, parent: string): Promise<Entry[]> {
  try {
    const found = await readdir(join(folder.objects, parent), { withFileTypes: true });
    const entries = found.flatMap((entry): Entry[] => {
      if (entry.isDirectory()) return [{ key: `${parent}${entry.name}/`, folder: true }];
      return entry.name.endsWith(recordSuffix)
        ? [{ key: `${parent}${entry.name.slice(0, -recordSuffix.length)}`, folder: false }]
        : [];
    });
    // Keys are plain ASCII, so that comparing strings is comparing bytes, as Cloud Storage does.
    return entries.sort((a, b) => (a.key < b.key ? -1 : 1));
  } catch (error) {
    if (isSystemError(error, "ENOENT", "ENOTDIR")) return [];
    throw error;
  }
}

/** Keys that begin with `prefix` and come after `startAfter`, in order. Reads only folders that can hold such a key. */
export async function* listKeys(
  folder: BlobFolder,
  prefix: string,
  startAfter: string,
  parent = prefix.slice(0, prefix.lastIndexOf("/") + 1),
): AsyncGenerator<string> {
  for (const entry of await entriesOf(folder, parent)) {
    if (entry.folder) {
      const reachable = entry.key.startsWith(prefix) || prefix.startsWith(entry.key);
      const passed = entry.key <= startAfter && !startAfter.startsWith(entry.key);
      if (reachable && !passed) yield* listKeys(folder, prefix, startAfter, entry.key);
    } else if (entry.key.startsWith(prefix) && entry.key > startAfter) yield entry.key;
  }
}

/** Every plain file below a folder, in no order. */
export async function* walkFiles(root: string): AsyncGenerator<string> {
  try {
    for await (const entry of await opendir(root, { recursive: true }))
      if (entry.isFile()) yield join(entry.parentPath, entry.name);
  } catch (error) {
    if (!isSystemError(error, "ENOENT")) throw error;
  }
}
