import { opendir, stat } from "node:fs/promises";
import { join, relative } from "node:path";

interface FoundFile {
  /** Below the folder, behind the prefix. */
  readonly path: string;
  readonly file: string;
  readonly bytes: number;
}

/** Every plain file below a folder, in the order of their paths. */
export async function listFiles(folder: string, prefix = ""): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for await (const entry of await opendir(folder, { recursive: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    found.push({ path: `${prefix}${relative(folder, file)}`, file, bytes: (await stat(file)).size });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
