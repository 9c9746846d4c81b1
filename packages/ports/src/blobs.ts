/** The blobs port: immutable objects by key. Keys begin with `orgs/<orgId>/`; a key is written once. */

export interface BlobInfo {
  readonly key: string;
  readonly bytes: number;
  /** Base64 of the big-endian CRC-32C, as Cloud Storage prints it. */
  readonly crc32c: string;
  /** Changes with every write of the key; `0` means absent. */
  readonly generation: string;
  readonly createdAt: string;
}

export interface ByteRange {
  readonly start: number;
  /** Inclusive. */
  readonly end?: number;
}

export interface BlobLink {
  readonly href: string;
  readonly method: "GET" | "PUT";
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: string;
}

export interface Blobs {
  /** Writes only when the key is absent (`ifGenerationMatch: 0`), else throws `BlobExists`. Constant memory. */
  write(
    key: string,
    body: ReadableStream<Uint8Array> | Uint8Array,
    options?: { contentType?: string; maxBytes?: number },
  ): Promise<BlobInfo>;
  /** Throws `BlobNotFound`. */
  read(key: string, range?: ByteRange): Promise<{ info: BlobInfo; body: ReadableStream<Uint8Array> }>;
  head(key: string): Promise<BlobInfo | undefined>;
  /** Joins parts, in order, into a new key and deletes the parts. */
  compose(target: string, parts: readonly string[], options?: { contentType?: string }): Promise<BlobInfo>;
  remove(key: string): Promise<void>;
  list(prefix: string, options?: { startAfter?: string; limit?: number }): Promise<BlobInfo[]>;
  /** A link on the public origin that needs no other credential. `filename` makes it a download. */
  linkToRead(key: string, options: { expiresInMs: number; filename?: string }): Promise<BlobLink>;
  linkToWrite(
    key: string,
    options: { expiresInMs: number; maxBytes: number; contentType?: string },
  ): Promise<BlobLink>;
  check(): Promise<void>;
}

export type BlobErrorName =
  | "BlobExists"
  | "BlobNotFound"
  | "BlobTooLarge"
  | "BlobRange"
  | "BlobLinkInvalid"
  | "BlobDiskFull"
  | "BlobDamaged"
  | "BlobKeyInvalid";

export function isBlobError(error: unknown, name: BlobErrorName): boolean {
  return error instanceof Error && error.name === name;
}
