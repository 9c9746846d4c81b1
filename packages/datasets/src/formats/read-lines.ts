import type { ByteSource } from "./byte-source.ts";

/** One line without its line feed. */
export interface Line {
  /** Of a line that is too long, only its beginning. */
  readonly bytes: Buffer;
  readonly tooLong: boolean;
  /** False for bytes that the source ended after without a line feed. */
  readonly ended: boolean;
}

const lineFeed = 0x0a;
const keptOfTooLong = 1024;
/** A chunk of two-byte lines must not become half a million records at once. */
const batchLines = 4096;
const nothing = Buffer.alloc(0);

/** Splits at line feeds, in batches, in constant memory: the rest of a line past `maxBytes` is thrown away. */
export async function* readLines(source: ByteSource, maxBytes: number): AsyncGenerator<Line[]> {
  let pieces: Buffer[] = [];
  let length = 0;

  function keep(piece: Buffer): void {
    const room = length > maxBytes ? 0 : maxBytes + 1 - length;
    if (room > 0 && piece.length > 0) pieces.push(piece.length > room ? piece.subarray(0, room) : piece);
    length += piece.length;
  }

  function take(ended: boolean): Line {
    const tooLong = length > maxBytes;
    const [first] = pieces;
    const whole = pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces);
    const bytes = tooLong ? Buffer.from(whole.subarray(0, keptOfTooLong)) : whole;
    pieces = [];
    length = 0;
    return { bytes, tooLong, ended };
  }

  for await (const chunk of source) {
    let lines: Line[] = [];
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    for (let end = buffer.indexOf(lineFeed); end !== -1; end = buffer.indexOf(lineFeed, start)) {
      if (length === 0 && end - start <= maxBytes) {
        const bytes = end === start ? nothing : buffer.subarray(start, end);
        lines.push({ bytes, tooLong: false, ended: true });
      } else {
        keep(buffer.subarray(start, end));
        lines.push(take(true));
      }
      start = end + 1;
      if (lines.length < batchLines) continue;
      yield lines;
      lines = [];
    }
    keep(buffer.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [take(false)];
}
