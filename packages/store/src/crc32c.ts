import { crc32c } from "@node-rs/crc32";

/** CRC-32C over chunks, as Cloud Storage prints it: base64 of the four big-endian bytes. */
export interface Crc32c {
  update(chunk: Uint8Array): void;
  base64(): string;
}

export function startCrc32c(): Crc32c {
  let value = 0;
  return {
    update: (chunk) => {
      value = crc32c(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength), value);
    },
    base64: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes.toString("base64");
    },
  };
}
