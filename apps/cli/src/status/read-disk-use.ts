import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

export interface DiskUse {
  readonly name: string;
  readonly what: string;
  readonly bytes: number;
}

const known: Readonly<Record<string, string>> = {
  store: "documents",
  blobs: "data, models and exports",
  cache: "copies for the runner and the model server",
  runner: "work in progress",
  venv: "the engine's Python packages",
  models: "downloaded models",
  redis: "wake-ups under way",
  "redis-server": "the redis-server",
  logs: "logs",
};

/** What each part of the state folder holds, in bytes on disk; parts that are not there are left out. */
export async function readDiskUse(home: string): Promise<DiskUse[]> {
  const parts = await Promise.all(
    Object.entries(known).map(async ([name, what]) => ({
      name,
      what,
      bytes: await sizeOf(join(home, name)),
    })),
  );
  return parts.filter((part) => part.bytes > 0);
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += await sizeOf(path);
    // A file may go while it is counted.
    else if (entry.isFile()) bytes += ((await stat(path).catch(() => undefined))?.blocks ?? 0) * 512;
  }
  return bytes;
}
