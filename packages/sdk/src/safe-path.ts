import { resolve, sep } from "node:path";

/** A path of the answer below a folder of ours. Throws when it would lead out of it. */
export function safePath(folder: string, path: string): string {
  const root = resolve(folder);
  const full = resolve(root, path);
  if (full === root || !full.startsWith(root.endsWith(sep) ? root : root + sep))
    throw new Error(`The export names a path that cannot be: ${JSON.stringify(path)}`);
  return full;
}
