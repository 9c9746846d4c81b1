/** Castagnoli's polynomial, bits reversed. */
const polynomial = 0x82f63b78;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ polynomial : value >>> 1;
  return value;
});

/** Checksum of a whole that comes in chunks. Plain JavaScript, so that browsers and Node compute it alike. */
export interface Crc32c {
  update(chunk: Uint8Array): void;
  /** Base64 of the four bytes, highest first: as uploads and Cloud Storage write it. */
  base64(): string;
}

export function startCrc32c(): Crc32c {
  let value = 0xffffffff;
  return {
    update(chunk) {
      for (const byte of chunk) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
    },
    base64() {
      const sum = (value ^ 0xffffffff) >>> 0;
      return btoa(String.fromCharCode(sum >>> 24, (sum >>> 16) & 0xff, (sum >>> 8) & 0xff, sum & 0xff));
    },
  };
}
