import { link, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { isSystemError } from "@facet/disk/is-system-error";
import { makeFolder } from "@facet/disk/make-folder";
import { isBlobError } from "@facet/ports/blobs";
import { type BlobFolder, contentFile, readRecord, recordFile, recordSuffix } from "./blob-files.ts";
import { walkFiles } from "./list-blobs.ts";

/**
 * Gives every whole blob of the folder `from` a second name below `to`, which is on the same disk: a picture of this moment
 * that takes no room and that no deletion reaches. Blobs never change, so their bytes are linked; a blob that goes or is
 * damaged meanwhile is left out. Returns the keys.
 */
export async function linkBlobs(from: string, to: string): Promise<Set<string>> {
  const [source, target] = [folderOf(from), folderOf(to)];
  const keys = new Set<string>();
  for await (const file of walkFiles(source.objects)) {
    if (!file.endsWith(recordSuffix)) continue;
    const key = relative(source.objects, file.slice(0, -recordSuffix.length));
    if (await linkBlob(source, target, key)) keys.add(key);
  }
  return keys;
}

const folderOf = (folder: string): BlobFolder => ({
  objects: join(folder, "objects"),
  temporary: join(folder, "temporary"),
});

async function linkBlob(source: BlobFolder, target: BlobFolder, key: string): Promise<boolean> {
  const record = await readRecord(source, key).catch((error: unknown) => {
    if (isBlobError(error, "BlobDamaged")) return undefined;
    throw error;
  });
  if (record === undefined) return false;
  const content = contentFile(target, key, record.generation);
  await makeFolder(dirname(content));
  try {
    await link(contentFile(source, key, record.generation), content);
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return false;
    throw error;
  }
  try {
    // Written, not linked: the record that points at these bytes, should the key be made anew in between.
    await writeFile(recordFile(target, key), JSON.stringify(record), { mode: 0o600, flag: "wx" });
    return true;
  } catch (error) {
    await rm(content, { force: true });
    throw error;
  }
}
