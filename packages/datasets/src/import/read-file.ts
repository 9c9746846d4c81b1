import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { ByteSource } from "../formats/byte-source.ts";

const chunkBytes = 1024 * 1024;

/** A file's bytes; closes the file when the reader stops early. */
export function readFile(file: string): ByteSource {
  return createReadStream(file, { highWaterMark: chunkBytes });
}

export interface HashedFile {
  readonly source: ByteSource;
  /** SHA-256 in hex, once the source has been read to its end. */
  digest(): string;
}

/** A file's bytes, hashed on the way, so that a file is read once. `onBytes` gets the length of each chunk. */
export function readHashed(file: string, onBytes: (bytes: number) => void): HashedFile {
  const hash = createHash("sha256");
  async function* source(): AsyncGenerator<Uint8Array> {
    for await (const chunk of readFile(file)) {
      hash.update(chunk);
      onBytes(chunk.byteLength);
      yield chunk;
    }
  }
  return { source: source(), digest: () => hash.digest("hex") };
}
