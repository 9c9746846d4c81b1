/** Castagnoli's polynomial, bits reversed. */
const polynomial = 0x82f63b78;

/** Four tables of 256: four bytes are taken at a time, which is several times as fast as one by one. */
const table = Int32Array.from({ length: 1024 }, (_, index) => {
  let value = index & 255;
  for (let bit = 0; bit < 8 * (1 + (index >> 8)); bit += 1)
    value = (value & 1) === 1 ? (value >>> 1) ^ polynomial : value >>> 1;
  return value;
});
const entry = (index: number): number => table[index] ?? 0;

/** Checksum of a whole that comes in chunks. Plain JavaScript, so that browsers and Node compute it alike. */
export interface Crc32c {
  update(chunk: Uint8Array): void;
  /** Base64 of the four bytes, highest first: as uploads and Cloud Storage write it. */
  base64(): string;
}

export function startCrc32c(): Crc32c {
  let sum = -1;
  return {
    update(chunk) {
      sum = addChunk(sum, chunk);
    },
    base64() {
      const value = ~sum;
      const bytes = [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
      return btoa(String.fromCharCode(...bytes));
    },
  };
}

/** Signed 32-bit numbers throughout: engines keep them in registers. */
function addChunk(before: number, chunk: Uint8Array): number {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const fours = chunk.length & ~3;
  let sum = before | 0;
  for (let at = 0; at < fours; at += 4) {
    sum ^= view.getInt32(at, true);
    sum =
      entry(768 | (sum & 255)) ^
      entry(512 | ((sum >>> 8) & 255)) ^
      entry(256 | ((sum >>> 16) & 255)) ^
      entry(sum >>> 24);
  }
  for (let at = fours; at < chunk.length; at += 1) sum = entry((sum ^ view.getUint8(at)) & 255) ^ (sum >>> 8);
  return sum;
}
