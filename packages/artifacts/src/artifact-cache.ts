import { readFile, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { isSystemError } from "@facet/disk/is-system-error";
import { z } from "zod";

/**
 * Beside each verified folder `<sha>/` of a cache: `<sha>.json` (what was verified; its own time is the last use),
 * `<sha>.lock` (empty, for locks) and, while it is fetched, `<sha>.partial/`.
 */
export interface CacheEntry {
  readonly folder: string;
  readonly partial: string;
  readonly stamp: string;
  readonly lock: string;
}

export function cacheEntry(cacheRoot: string, manifestSha256: string): CacheEntry {
  if (!/^[0-9a-f]{64}$/.test(manifestSha256))
    throw new FacetError("damaged_file", "The artefact's name is not a SHA-256.");
  const folder = join(cacheRoot, manifestSha256);
  return { folder, partial: `${folder}.partial`, stamp: `${folder}.json`, lock: `${folder}.lock` };
}

/** A file as it was when its content was verified. A change of size or time means that it must be verified again. */
const StampedFile = z.object({ path: z.string(), bytes: z.int(), sha256: z.string(), modified: z.string() });
export const Stamp = z.object({ files: z.array(StampedFile) });
export type Stamp = z.infer<typeof Stamp>;

export async function readStamp(entry: CacheEntry): Promise<Stamp | undefined> {
  try {
    return Stamp.parse(JSON.parse(await readFile(entry.stamp, "utf8")));
  } catch {
    // Absent or torn: the files are verified anew.
    return undefined;
  }
}

/** Size and time of change in nanoseconds; undefined when there is no such plain file. */
export async function statFile(file: string): Promise<{ bytes: number; modified: string } | undefined> {
  try {
    const found = await stat(file, { bigint: true });
    return found.isFile() ? { bytes: Number(found.size), modified: found.mtimeNs.toString() } : undefined;
  } catch (error) {
    if (isSystemError(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
}

/** Marks the entry as used now, for the eviction's order. */
export async function touchStamp(entry: CacheEntry): Promise<void> {
  const now = new Date();
  await utimes(entry.stamp, now, now);
}
