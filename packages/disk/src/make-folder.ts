import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder } from "./sync-folder.ts";

/** Makes a folder and its parents, and flushes the entry of each one that was new. */
export async function makeFolder(folder: string, mode = 0o700): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode });
  if (first === undefined) return;
  const stop = dirname(first);
  for (let at = dirname(folder); ; at = dirname(at)) {
    await syncFolder(at);
    if (at === stop || at === dirname(at)) return;
  }
}
