import { randomUUID } from "node:crypto";
import { rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isSystemError } from "@facet/disk/is-system-error";
import { makeFolder } from "@facet/disk/make-folder";
import type { BlobInfo, BlobLink, Blobs } from "@facet/ports/blobs";
import { blobError } from "../blob-error.ts";
import { checkBlobKey, checkBlobPrefix } from "../blob-key.ts";
import { type BlobFolder, contentFile, infoOf, readRecord, recordFile } from "./blob-files.ts";
import { type BlobGrant, longestLinkMs, signBlobLink } from "./blob-link.ts";
import { composeBlob } from "./compose-blob.ts";
import { listKeys } from "./list-blobs.ts";
import { placeBlob } from "./place-blob.ts";
import { readBlob } from "./read-blob.ts";
import { explainWrite, receiveBytes } from "./receive-bytes.ts";
import { type DiskUse, measureDiskUse, type Swept, sweepHalfWritten, sweepTemporary } from "./tidy-blobs.ts";

export interface EmbeddedBlobsOptions {
  /** Absolute; made when absent. */
  readonly folder: string;
  /** Where browsers and runners reach this installation, such as `http://127.0.0.1:7430`. Asked for each link. */
  readonly publicOrigin: () => string;
  /** At least 32 secret bytes that sign links. */
  readonly linkKey: Uint8Array;
  /** Leftovers of crashed writes are removed once older than this. Longer than the longest upload. */
  readonly tempWindowMs: number;
}

export interface EmbeddedBlobs extends Blobs {
  /** Removes what crashes left, once older than `tempWindowMs`. For maintenance: it walks the whole folder. */
  sweepTemporary(): Promise<Swept>;
  diskUse(): Promise<DiskUse>;
}

const listLimit = 1000;
const defaultType = "application/octet-stream";

/** Blobs in a folder of plain files that can be looked at and copied. Several processes may share it. */
export async function openEmbeddedBlobs(options: EmbeddedBlobsOptions): Promise<EmbeddedBlobs> {
  if (options.linkKey.byteLength < 32) throw new TypeError("the link key needs at least 32 bytes");
  const folder: BlobFolder = {
    objects: join(options.folder, "objects"),
    temporary: join(options.folder, "temporary"),
  };
  await makeFolder(folder.objects);
  await makeFolder(folder.temporary);
  await sweepHalfWritten(folder, options.tempWindowMs);

  return {
    write: async (key, body, { contentType = defaultType, maxBytes = Number.POSITIVE_INFINITY } = {}) => {
      checkBlobKey(key);
      if ((await readRecord(folder, key)) !== undefined) {
        if (!(body instanceof Uint8Array)) await body.cancel();
        throw blobError("BlobExists", `${key} is there already: a key is written once`);
      }
      return write(folder, key, body instanceof Uint8Array ? once(body) : body, contentType, maxBytes);
    },
    read: async (key, range) => {
      checkBlobKey(key);
      return readBlob(folder, key, range);
    },
    head: async (key) => {
      checkBlobKey(key);
      const record = await readRecord(folder, key);
      return record && infoOf(key, record);
    },
    compose: async (target, parts, { contentType = defaultType } = {}) => {
      for (const key of [target, ...parts]) checkBlobKey(key);
      return composeBlob(folder, target, parts, contentType, remove);
    },
    remove: async (key) => {
      checkBlobKey(key);
      await remove(folder, key);
    },
    list: async (prefix, { startAfter = "", limit = listLimit } = {}) => {
      checkBlobPrefix(prefix);
      const found: BlobInfo[] = [];
      for await (const key of listKeys(folder, prefix, startAfter)) {
        if (found.length >= limit) break;
        const record = await readRecord(folder, key);
        if (record !== undefined) found.push(infoOf(key, record));
      }
      return found;
    },
    linkToRead: async (key, { expiresInMs, filename }) =>
      makeLink(options, { method: "GET", key, ...(filename !== undefined && { filename }) }, expiresInMs),
    linkToWrite: async (key, { expiresInMs, maxBytes, contentType }) =>
      makeLink(
        options,
        { method: "PUT", key, maxBytes, ...(contentType !== undefined && { contentType }) },
        expiresInMs,
      ),
    check: () => check(folder),
    sweepTemporary: () => sweepTemporary(folder, options.tempWindowMs),
    diskUse: () => measureDiskUse(folder),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function write(
  folder: BlobFolder,
  key: string,
  source: AsyncIterable<Uint8Array>,
  contentType: string,
  maxBytes: number,
): Promise<BlobInfo> {
  const aside = join(folder.temporary, randomUUID());
  const received = await receiveBytes(aside, source, maxBytes);
  try {
    return infoOf(key, await placeBlob(folder, key, aside, received, contentType));
  } catch (error) {
    throw explainWrite(error);
  } finally {
    await rm(aside, { force: true });
  }
}

/** Readers that have the bytes open keep them. Removing what is not there is no error. */
async function remove(folder: BlobFolder, key: string): Promise<void> {
  const record = await readRecord(folder, key).catch(() => undefined);
  const file = recordFile(folder, key);
  await rm(file, { force: true });
  if (record !== undefined) await rm(contentFile(folder, key, record.generation), { force: true });
  try {
    for (let at = dirname(file); at.length > folder.objects.length; at = dirname(at)) await rmdir(at);
  } catch (error) {
    if (!isSystemError(error, "ENOTEMPTY", "EEXIST", "ENOENT")) throw error;
  }
}

function makeLink(
  options: EmbeddedBlobsOptions,
  grant: Omit<BlobGrant, "expires">,
  expiresInMs: number,
): BlobLink {
  checkBlobKey(grant.key);
  if (!(expiresInMs > 0 && expiresInMs <= longestLinkMs))
    throw new RangeError(`a link lives from 1 ms to 7 days, not ${expiresInMs} ms`);
  const expires = Date.now() + expiresInMs;
  const token = signBlobLink(options.linkKey, { ...grant, expires });
  return {
    href: `${options.publicOrigin().replace(/\/+$/, "")}/api/blobs/${token}`,
    method: grant.method,
    headers: grant.contentType === undefined ? {} : { "content-type": grant.contentType },
    expiresAt: new Date(expires).toISOString(),
  };
}

async function check(folder: BlobFolder): Promise<void> {
  const probe = join(folder.temporary, randomUUID());
  try {
    await writeFile(probe, "ready", { mode: 0o600 });
  } catch (error) {
    throw explainWrite(error);
  } finally {
    await rm(probe, { force: true });
  }
}
