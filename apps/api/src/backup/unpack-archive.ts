import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isSystemError } from "@facet/disk/is-system-error";
import { makeFolder } from "@facet/disk/make-folder";
import { extract } from "tar-stream";
import { BackupError } from "./backup-error.ts";
import { BackupManifest, isSavedPath, manifestName, type SavedFile } from "./backup-manifest.ts";

interface UnpackArchive {
  readonly file: string;
  /** A new folder; everything in it is flushed when the promise resolves. */
  readonly folder: string;
  readonly onBytes: (bytes: number) => void;
  readonly signal: AbortSignal;
}

const largestManifestBytes = 512 * 1024 ** 2;

/** Unpacks an archive and checks every file against its manifest. Throws `BackupError` for anything that does not fit. */
export async function unpackArchive(job: UnpackArchive): Promise<BackupManifest> {
  const source = createReadStream(job.file, { highWaterMark: 1024 ** 2, signal: job.signal });
  const archive = extract();
  source.on("error", (error) => archive.destroy(error));
  source.on("data", (chunk) => job.onBytes(chunk.length));
  source.pipe(archive);
  const files: SavedFile[] = [];
  let manifest: BackupManifest | undefined;
  try {
    for await (const entry of archive) {
      const { name, type } = entry.header;
      if (manifest !== undefined || type !== "file") throw damaged(job.file, `${name} is out of place`);
      if (name === manifestName) manifest = readManifest(job.file, await readText(entry));
      else if (isSavedPath(name)) files.push(await writeFile(entry, job.folder, name));
      else throw damaged(job.file, `${name} is no part of a state folder`);
    }
  } catch (error) {
    job.signal.throwIfAborted();
    // What the disk says is the disk's; the rest is about the archive.
    if (error instanceof BackupError || isSystemError(error, "ENOSPC", "EDQUOT", "EACCES", "EIO"))
      throw error;
    throw damaged(job.file, error instanceof Error ? error.message : String(error));
  } finally {
    source.destroy();
  }
  if (manifest === undefined) throw damaged(job.file, "its end is missing");
  compare(job.file, files, manifest.files);
  return manifest;
}

async function writeFile(entry: AsyncIterable<unknown>, folder: string, path: string): Promise<SavedFile> {
  const file = join(folder, path);
  await makeFolder(dirname(file));
  const handle = await open(file, "wx", 0o600);
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of entry as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      for (let at = 0; at < chunk.byteLength; )
        at += (await handle.write(chunk, at, chunk.byteLength - at)).bytesWritten;
    }
    await handle.sync();
    return { path, bytes, sha256: hash.digest("hex") };
  } finally {
    await handle.close();
  }
}

async function readText(entry: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of entry as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > largestManifestBytes) throw new RangeError("its manifest has no end");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function readManifest(file: string, text: string): BackupManifest {
  const body: unknown = JSON.parse(text);
  const format = typeof body === "object" && body !== null && "format" in body ? body.format : undefined;
  if (typeof format === "number" && format > 1)
    throw new BackupError(
      `${file} was made by a newer Facet (format ${format})`,
      "Restore it with the version of Facet that made it, or a newer one.",
    );
  return BackupManifest.parse(body);
}

/** The same files, each with the same bytes; no more and no fewer. */
function compare(file: string, found: readonly SavedFile[], wanted: readonly SavedFile[]): void {
  const left = new Map(wanted.map((one) => [one.path, one]));
  for (const { path, bytes, sha256 } of found) {
    const one = left.get(path);
    if (one === undefined) throw damaged(file, `its manifest does not name ${path}`);
    if (one.bytes !== bytes || one.sha256 !== sha256) throw damaged(file, `${path} is not what was saved`);
    left.delete(path);
  }
  const [missing] = left.keys();
  if (missing !== undefined) throw damaged(file, `${missing} is missing`);
}

export function damaged(file: string, reason: string): BackupError {
  return new BackupError(
    `${file} is not a whole backup: ${reason}`,
    "Nothing was restored. Take an older backup, or fetch this one again.",
  );
}
