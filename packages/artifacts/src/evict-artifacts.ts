import { readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { holdLock } from "@facet/disk/hold-lock";
import { isSystemError } from "@facet/disk/is-system-error";
import { type CacheEntry, cacheEntry, readStamp } from "./artifact-cache.ts";
import { listFiles } from "./list-files.ts";

interface Candidate {
  readonly entry: CacheEntry;
  readonly bytes: number;
  readonly usedAt: number;
}

export interface Evicted {
  readonly artifacts: number;
  readonly freedBytes: number;
  /** What the cache still holds. */
  readonly keptBytes: number;
}

async function timeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return undefined;
    throw error;
  }
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const { path } of await listFiles(folder).catch(() => []))
    bytes += (await stat(join(folder, path)).catch(() => undefined))?.size ?? 0;
  return bytes;
}

async function candidates(cacheRoot: string): Promise<Candidate[]> {
  const names = await readdir(cacheRoot).catch((error: unknown) => {
    if (isSystemError(error, "ENOENT")) return [];
    throw error;
  });
  const shas = new Set(names.flatMap((name) => /^([0-9a-f]{64})(\.partial)?$/.exec(name)?.[1] ?? []));
  const found: Candidate[] = [];
  for (const sha of shas) {
    const entry = cacheEntry(cacheRoot, sha);
    const stamped = (await readStamp(entry))?.files.reduce((sum, file) => sum + file.bytes, 0);
    const bytes = (stamped ?? (await sizeOf(entry.folder))) + (await sizeOf(entry.partial));
    const usedAt =
      (await timeOf(entry.stamp)) ??
      Math.max((await timeOf(entry.folder)) ?? 0, (await timeOf(entry.partial)) ?? 0);
    found.push({ entry, bytes, usedAt });
  }
  return found.sort((a, b) => a.usedAt - b.usedAt);
}

/**
 * Removes the artefacts that were used longest ago until the cache holds at most `maxBytes`. Leaves alone what a process
 * holds or fetches, and what was used within `keepMs`.
 */
export async function evictArtifacts({
  cacheRoot,
  maxBytes,
  keepMs,
}: {
  cacheRoot: string;
  maxBytes: number;
  keepMs: number;
}): Promise<Evicted> {
  const oldestFirst = await candidates(cacheRoot);
  let keptBytes = oldestFirst.reduce((sum, { bytes }) => sum + bytes, 0);
  let freedBytes = 0;
  let artifacts = 0;
  for (const { entry, bytes, usedAt } of oldestFirst) {
    if (keptBytes <= maxBytes) break;
    if (Date.now() - usedAt < keepMs || !(await evict(entry))) continue;
    keptBytes -= bytes;
    freedBytes += bytes;
    artifacts += 1;
  }
  return { artifacts, freedBytes, keptBytes };
}

async function evict(entry: CacheEntry): Promise<boolean> {
  const lock = holdLock(entry.lock, "alone");
  if (lock === undefined) return false;
  try {
    await rm(entry.stamp, { force: true });
    await rm(entry.partial, { recursive: true, force: true });
    // Moved first: a removal that is cut half-way leaves a partial folder, never one that looks whole.
    await rename(entry.folder, entry.partial).catch((error: unknown) => {
      if (!isSystemError(error, "ENOENT")) throw error;
    });
    await rm(entry.partial, { recursive: true, force: true });
    return true;
  } finally {
    lock.release();
  }
}
