import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { type Pack, pack } from "tar-stream";
import type { SavedFile } from "./backup-manifest.ts";

interface WriteArchive {
  /** A new file; readable by this user alone, flushed when the promise resolves. */
  readonly file: string;
  /** In the order in which they are written; `path` is what the archive calls them. */
  readonly contents: readonly { readonly path: string; readonly file: string }[];
  /** Given what was written, the last entry. */
  readonly last: (files: SavedFile[]) => { readonly name: string; readonly text: string };
  readonly onBytes: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/** Writes files into a tar archive and hashes them on the way, one chunk in memory at a time. */
export async function writeArchive(job: WriteArchive): Promise<SavedFile[]> {
  const archive = pack();
  const handle = await open(job.file, "wx", 0o600);
  const broken = new AbortController();
  const signal = AbortSignal.any([job.signal, broken.signal]);
  const written = store(archive, handle);
  // Whoever fills the archive must not wait for a disk that takes no more.
  written.catch((error: unknown) => broken.abort(error));
  try {
    const files = await fill(archive, { ...job, signal });
    await written;
    await handle.sync();
    return files;
  } catch (error) {
    archive.destroy();
    await written.catch(() => undefined);
    throw broken.signal.aborted ? broken.signal.reason : error;
  } finally {
    await handle.close();
  }
}

async function store(archive: Pack, handle: FileHandle): Promise<void> {
  for await (const chunk of archive as AsyncIterable<Buffer>)
    for (let at = 0; at < chunk.byteLength; )
      at += (await handle.write(chunk, at, chunk.byteLength - at)).bytesWritten;
}

async function fill(archive: Pack, job: WriteArchive): Promise<SavedFile[]> {
  const files: SavedFile[] = [];
  for (const { path, file } of job.contents) files.push(await addFile(archive, path, file, job));
  const { name, text } = job.last(files);
  archive.entry({ name, mode: 0o600 }, text);
  archive.finalize();
  return files;
}

async function addFile(
  archive: Pack,
  path: string,
  file: string,
  { signal, onBytes }: WriteArchive,
): Promise<SavedFile> {
  const { size: bytes, mtime } = await stat(file);
  const hash = createHash("sha256");
  const { promise: taken, resolve, reject } = Promise.withResolvers<void>();
  const entry = archive.entry({ name: path, size: bytes, mode: 0o600, mtime }, (error) =>
    error ? reject(error) : resolve(),
  );
  taken.catch(() => undefined);
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 ** 2, signal })) {
    hash.update(chunk as Buffer);
    onBytes((chunk as Buffer).byteLength);
    if (!entry.write(chunk)) await once(entry, "drain", { signal });
  }
  entry.end(null);
  await Promise.race([taken, abortOf(signal)]);
  return { path, bytes, sha256: hash.digest("hex") };
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
