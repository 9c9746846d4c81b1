import { readdir, readFile, stat, truncate, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Random } from "./random.ts";

export const harms = ["truncate", "zero", "flip a bit", "remove"] as const;
export type Harm = (typeof harms)[number];

/** Every file below a folder whose path fits, newest last. What goes away meanwhile is left out. */
export async function filesBelow(folder: string, fits: (path: string) => boolean): Promise<string[]> {
  const found: { readonly path: string; readonly changed: number }[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      for (const below of await filesBelow(path, fits))
        found.push({ path: below, changed: await changedAt(below) });
    else if (fits(path)) found.push({ path, changed: await changedAt(path) });
  }
  return found.toSorted((a, b) => a.changed - b.changed).map(({ path }) => path);
}

const changedAt = (path: string) =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

/** What a failing disk does to a file. */
export async function harmFile(file: string, harm: Harm, random: Random): Promise<void> {
  const bytes = await readFile(file);
  switch (harm) {
    case "truncate":
      return truncate(file, random.int(0, Math.max(0, bytes.length - 1)));
    case "zero":
      return writeFile(file, Buffer.alloc(bytes.length));
    case "flip a bit": {
      const at = random.int(0, bytes.length - 1);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.int(0, 7)), at);
      return writeFile(file, bytes);
    }
    case "remove":
      return unlink(file);
  }
}
