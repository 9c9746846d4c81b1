import { readdir } from "node:fs/promises";
import { join } from "node:path";

export interface ListedFile {
  readonly path: string;
  /** False for links, sockets and the like, which an artefact never holds. */
  readonly plain: boolean;
}

/** Everything below a folder but folders, by path. Links are named, never followed. */
export async function listFiles(folder: string, below = ""): Promise<ListedFile[]> {
  const found: ListedFile[] = [];
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await listFiles(folder, path)));
    else found.push({ path, plain: entry.isFile() });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
