import { rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ArtifactFile } from "@facet/contracts/artifacts/artifact";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { freeBytes } from "@facet/disk/free-bytes";
import { type HeldLock, holdLock } from "@facet/disk/hold-lock";
import { makeFolder } from "@facet/disk/make-folder";
import { replaceFile } from "@facet/disk/replace-file";
import { syncFolder } from "@facet/disk/sync-folder";
import type { Clock } from "@facet/ports/clock";
import { systemClock } from "@facet/ports/system-clock";
import {
  type CacheEntry,
  cacheEntry,
  readStamp,
  type Stamp,
  statFile,
  touchStamp,
} from "./artifact-cache.ts";
import { checkArtifactPath } from "./artifact-path.ts";
import { downloadFile } from "./download-file.ts";
import { hashFile } from "./hash-file.ts";
import { listFiles } from "./list-files.ts";

export interface FetchedFile extends ArtifactFile {
  /** Absolute link that reads it. */
  readonly href: string;
}

export interface FetchArtifactOptions {
  readonly files: readonly FetchedFile[];
  /** Shared by all processes of the machine. */
  readonly cacheRoot: string;
  /** Names the artefact; the same name always means the same files. */
  readonly manifestSha256: string;
  /** Bytes that are there and bytes in all. */
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  readonly signal?: AbortSignal;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

const askAgainMs = 200;
/** Room left for everything else on the disk. */
const spareBytes = 64 * 1024 * 1024;

/**
 * The folder that holds the artefact's files, verified by SHA-256; fetched when it is not in the cache yet. A fetch that
 * was cut goes on where it was, also in another process. Of several processes that want the same artefact, one fetches
 * and the others wait for it. Hold the artefact (`holdArtifact`) before the call to keep the eviction away from it.
 *
 * Throws `network`, `damaged_file`, `disk_full`, or the signal's reason. What was fetched is kept for the next try.
 */
export async function fetchArtifact(options: FetchArtifactOptions): Promise<string> {
  const { files, cacheRoot, manifestSha256, signal } = options;
  if (files.length === 0) throw new FacetError("damaged_file", "The artefact lists no files.");
  for (const { path } of files) checkArtifactPath(path);
  const entry = cacheEntry(cacheRoot, manifestSha256);
  await makeFolder(cacheRoot);
  if (await isReady(entry, files)) return used(entry);
  const lock = await waitForLock(entry, options.clock ?? systemClock, signal);
  try {
    if (!(await isReady(entry, files)) && !(await recheck(entry, files, signal)))
      await fetchInto(entry, options);
    return await used(entry);
  } finally {
    lock.release();
  }
}

async function used(entry: CacheEntry): Promise<string> {
  await touchStamp(entry);
  return entry.folder;
}

async function waitForLock(
  entry: CacheEntry,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<HeldLock> {
  for (;;) {
    signal?.throwIfAborted();
    const lock = holdLock(entry.lock, "owner");
    if (lock !== undefined) return lock;
    await clock.wait(askAgainMs, signal);
  }
}

/** True when each file is as it was when it was verified, which its size and time of change tell without reading it. */
async function isReady(entry: CacheEntry, files: readonly ArtifactFile[]): Promise<boolean> {
  const stamped = new Map((await readStamp(entry))?.files.map((file) => [file.path, file]));
  for (const { path, bytes, sha256 } of files) {
    const known = stamped.get(path);
    if (known?.sha256 !== sha256 || known.bytes !== bytes) return false;
    const found = await statFile(join(entry.folder, path));
    if (found?.bytes !== bytes || found.modified !== known.modified) return false;
  }
  return stamped.size === files.length;
}

async function stampFolder(entry: CacheEntry, files: readonly ArtifactFile[]): Promise<void> {
  const stamp: Stamp = { files: [] };
  for (const { path, bytes, sha256 } of files) {
    const found = await statFile(join(entry.folder, path));
    stamp.files.push({ path, bytes, sha256, modified: found?.modified ?? "" });
  }
  await replaceFile(entry.stamp, JSON.stringify(stamp));
}

/** Verifies a folder that was touched since, or left without a stamp. What is right in it is kept for the fetch. */
async function recheck(
  entry: CacheEntry,
  files: readonly ArtifactFile[],
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if ((await listFiles(entry.folder).catch(() => [])).length === 0) return false;
  let whole = true;
  for (const { path, bytes, sha256 } of files) {
    const file = join(entry.folder, path);
    const found = await statFile(file);
    if (found?.bytes === bytes && (await hashFile(file, signal)).sha256 === sha256) continue;
    whole = false;
    await rm(file, { force: true, recursive: true });
  }
  if (whole) await stampFolder(entry, files);
  else {
    await rm(entry.stamp, { force: true });
    await rm(entry.partial, { recursive: true, force: true });
    await rename(entry.folder, entry.partial);
  }
  return whole;
}

async function fetchInto(entry: CacheEntry, options: FetchArtifactOptions): Promise<void> {
  const { files, signal, onProgress } = options;
  await makeFolder(entry.partial);
  const wanted = new Set(files.map(({ path }) => path));
  for (const { path } of await listFiles(entry.partial))
    if (!wanted.has(path)) await rm(join(entry.partial, path));
  const present = await Promise.all(
    files.map(async ({ path, bytes }) =>
      Math.min(bytes, (await statFile(join(entry.partial, path)))?.bytes ?? 0),
    ),
  );
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = present.reduce((sum, bytes) => sum + bytes, 0);
  await checkRoom(entry, total - done);
  onProgress?.(done, total);

  for (const [index, file] of files.entries()) {
    const target = join(entry.partial, file.path);
    await makeFolder(dirname(target));
    let have = present[index] ?? 0;
    await downloadFile({
      ...file,
      target,
      fetch: options.fetch ?? fetch,
      clock: options.clock ?? systemClock,
      signal,
      onProgress: (bytes) => {
        done += bytes - have;
        have = bytes;
        onProgress?.(done, total);
      },
    });
    await syncFolder(dirname(target));
  }
  await rm(entry.folder, { recursive: true, force: true });
  await rename(entry.partial, entry.folder);
  await syncFolder(dirname(entry.folder));
  await stampFolder(entry, files);
}

async function checkRoom(entry: CacheEntry, missing: number): Promise<void> {
  const free = await freeBytes(entry.partial);
  if (missing + spareBytes <= free || missing === 0) return;
  throw new FacetError(
    "disk_full",
    `The artefact needs ${missing} bytes more on the disk of the cache, which has ${free} left.`,
  );
}
