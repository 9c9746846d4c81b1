import { link, rename, rm } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { createFile } from "@facet/disk/create-file";
import { isSystemError } from "@facet/disk/is-system-error";
import { makeFolder } from "@facet/disk/make-folder";
import { blobError } from "../blob-error.ts";
import { type BlobFolder, type BlobRecord, contentFile, newGeneration, recordFile } from "./blob-files.ts";
import type { Received } from "./receive-bytes.ts";

/** Removing the last blob of a folder removes the folder, at any moment: make it again and try again. */
async function inFolder<R>(folder: string, place: () => Promise<R>): Promise<R> {
  for (let tries = 1; ; tries += 1) {
    await makeFolder(folder);
    try {
      return await place();
    } catch (error) {
      if (!isSystemError(error, "ENOENT") || tries === 20) throw error;
    }
  }
}

/**
 * Makes a blob of a flushed file on the same disk. `keep` links the file instead of moving it. Exact when many race for
 * one key: throws `BlobExists` for all but one.
 */
export async function placeBlob(
  folder: BlobFolder,
  key: string,
  file: string,
  received: Received,
  contentType: string,
  keep = false,
): Promise<BlobRecord> {
  const record: BlobRecord = {
    generation: newGeneration(),
    ...received,
    createdAt: new Date().toISOString(),
    contentType,
  };
  const content = contentFile(folder, key, record.generation);
  const target = recordFile(folder, key);
  const home = dirname(content);
  await inFolder(home, () => (keep ? link(file, content) : rename(file, content)));
  let created = false;
  try {
    // createFile flushes the folder after the link, which makes both names durable at once.
    created = await inFolder(home, () =>
      createFile(target, JSON.stringify(record), { asideFolder: folder.temporary }),
    );
  } finally {
    if (!created) await rm(content, { force: true });
  }
  if (!created) throw blobError("BlobExists", `${basename(key)} is there already: a key is written once`);
  return record;
}
