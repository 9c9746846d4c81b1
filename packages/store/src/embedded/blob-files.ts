import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isSystemError } from "@facet/disk/is-system-error";
import type { BlobInfo } from "@facet/ports/blobs";
import { blobError } from "../blob-error.ts";

/**
 * Two files a blob, side by side: `<name>@<generation>` holds the bytes as they are, `<name>@` is a small record that
 * points at them. Linking the record into place is the moment the blob exists. `@` stands in no key.
 */
export interface BlobRecord {
  readonly generation: string;
  readonly bytes: number;
  readonly crc32c: string;
  readonly createdAt: string;
  readonly contentType: string;
}

export interface BlobFolder {
  readonly objects: string;
  readonly temporary: string;
}

export const recordSuffix = "@";

export const recordFile = (folder: BlobFolder, key: string) => join(folder.objects, `${key}${recordSuffix}`);

export const contentFile = (folder: BlobFolder, key: string, generation: string) =>
  join(folder.objects, `${key}${recordSuffix}${generation}`);

/** 63 random bits: never given twice, `0` stands for absent. */
export function newGeneration(): string {
  return ((randomBytes(8).readBigUInt64BE() >> 1n) | 1n).toString();
}

export function infoOf(key: string, { generation, bytes, crc32c, createdAt }: BlobRecord): BlobInfo {
  return { key, bytes, crc32c, generation, createdAt };
}

function isRecord(value: unknown): value is BlobRecord {
  if (typeof value !== "object" || value === null) return false;
  const fields: [string, string][] = [
    ["generation", "string"],
    ["bytes", "number"],
    ["crc32c", "string"],
    ["createdAt", "string"],
    ["contentType", "string"],
  ];
  return fields.every(([field, type]) => typeof Reflect.get(value, field) === type);
}

/** Undefined when the key is absent. Throws `BlobDamaged` when the record cannot be read. */
export async function readRecord(folder: BlobFolder, key: string): Promise<BlobRecord | undefined> {
  let text: string;
  try {
    text = await readFile(recordFile(folder, key), "utf8");
  } catch (error) {
    if (isSystemError(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
  try {
    const record: unknown = JSON.parse(text);
    if (isRecord(record)) return record;
  } catch (error) {
    throw blobError("BlobDamaged", `the record of ${key} is not JSON`, error);
  }
  throw blobError("BlobDamaged", `the record of ${key} lacks a field`);
}
