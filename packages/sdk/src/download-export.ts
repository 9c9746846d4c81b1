import { readdir, rm } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { manifestFileName, signatureFileName } from "@facet/contracts/artifacts/manifest";
import { makeFolder } from "@facet/disk/make-folder";
import { replaceFile } from "@facet/disk/replace-file";
import type { FacetClient } from "./create-client.ts";
import { downloadFile } from "./download-file.ts";
import type { ExportFolder } from "./generated/types.gen.ts";
import { safePath } from "./safe-path.ts";

interface DownloadExport {
  readonly exportId: string;
  /** Gets one folder for each of the export's: `merged`, `gguf-q8_0`, ... */
  readonly into: string;
  /** Names of the folders that are wanted; all when left out. */
  readonly only?: readonly string[];
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  readonly signal?: AbortSignal;
}

export interface DownloadedFolder {
  readonly folder: string;
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
}

/**
 * Brings an export's folders to this machine, each with its signed manifest, so that they can be verified offline. What
 * is there already and right is kept; a file that was cut goes on where it was. Each file's SHA-256 is checked. Throws
 * `FacetApiError` or the signal's reason.
 */
export async function downloadExport(
  facet: FacetClient,
  input: DownloadExport,
): Promise<readonly DownloadedFolder[]> {
  const { exportId, into, only, onProgress } = input;
  const read = async () => (await facet.listExportFiles({ path: { id: exportId } })).data;
  const wanted = (await read()).filter(({ folder }) => only?.includes(folder) ?? true);
  const total = wanted.flatMap(({ files }) => files).reduce((sum, file) => sum + file.bytes, 0);
  let done = 0;
  const downloaded: DownloadedFolder[] = [];
  for (const folder of wanted) {
    const path = safePath(into, folder.folder);
    await makeFolder(path, 0o755);
    for (const file of folder.files) {
      const before = done;
      const target = safePath(path, file.path);
      await makeFolder(dirname(target), 0o755);
      await downloadFile({
        facet,
        file,
        target,
        renew: async () => findLink(await read(), folder.artifactId, file.path),
        onProgress: (bytes) => onProgress?.(before + bytes, total),
        ...(input.signal === undefined ? {} : { signal: input.signal }),
      });
      done = before + file.bytes;
    }
    await finish(path, folder);
    const bytes = folder.files.reduce((sum, file) => sum + file.bytes, 0);
    downloaded.push({ folder: folder.folder, path, files: folder.files.length, bytes });
  }
  return downloaded;
}

/** Links live for an hour; a long download asks for a new one. */
function findLink(folders: readonly ExportFolder[], artifactId: string, path: string): string {
  const href = folders
    .find((one) => one.artifactId === artifactId)
    ?.files.find((file) => file.path === path)?.href;
  if (href === undefined) throw new Error(`${path} is no longer part of the export`);
  return href;
}

/** The manifest comes last: it says that all is there. Files of an earlier download that it does not name are removed. */
async function finish(path: string, { files, manifest, signature }: ExportFolder): Promise<void> {
  const known = new Set([...files.map((file) => file.path), manifestFileName, signatureFileName]);
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const isLeft = entry.name.endsWith(".partial") && !known.has(relative(path, file).split(sep).join("/"));
    if (entry.isFile() && isLeft) await rm(file);
  }
  await replaceFile(join(path, signatureFileName), `${JSON.stringify(signature)}\n`, { mode: 0o644 });
  await replaceFile(join(path, manifestFileName), manifest, { mode: 0o644 });
}
