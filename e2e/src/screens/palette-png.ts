import { crc32, deflateSync } from "node:zlib";
import type { Pixels } from "./pixels.ts";

const most = 256;
/** Colours that differ by less are one: edges of letters have thousands. */
const stepBits = 3;

/** A PNG of at most 256 colours: a screen has few, and a third of the bytes says as much. */
export function writePalettePng({ width, height, rgba }: Pixels): Buffer {
  const { palette, indexOf } = choosePalette(rgba, width * height);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      rows[y * (width + 1) + 1 + x] = indexOf(colourAt(rgba, (y * width + x) * 4));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a pixel, each the number of a colour; the rest is as it always is.
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk(
      "PLTE",
      Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
    ),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function colourAt(rgba: Uint8Array, at: number): number {
  return ((rgba[at] ?? 0) << 16) | ((rgba[at + 1] ?? 0) << 8) | (rgba[at + 2] ?? 0);
}

/** The most frequent colours, each standing for those near it. */
function choosePalette(rgba: Uint8Array, pixels: number) {
  const exact = new Map<number, number>();
  for (let at = 0; at < pixels * 4; at += 4) {
    const colour = colourAt(rgba, at);
    exact.set(colour, (exact.get(colour) ?? 0) + 1);
  }
  const groups = new Map<number, { colour: number; most: number; count: number }>();
  for (const [colour, count] of exact) {
    const group = groups.get(coarse(colour));
    if (group === undefined) groups.set(coarse(colour), { colour, most: count, count });
    else {
      group.count += count;
      if (count > group.most) Object.assign(group, { colour, most: count });
    }
  }
  const palette = [...groups.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, most)
    .map(({ colour }) => colour);
  const known = new Map(palette.map((colour, index) => [colour, index]));
  const indexOf = (colour: number) => {
    const found = known.get(colour) ?? nearest(palette, colour);
    known.set(colour, found);
    return found;
  };
  return { palette, indexOf };
}

function coarse(colour: number): number {
  const mask = 0xff & ~((1 << stepBits) - 1);
  return colour & ((mask << 16) | (mask << 8) | mask);
}

function nearest(palette: readonly number[], colour: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [index, one] of palette.entries()) {
    const distance =
      ((one >> 16) - (colour >> 16)) ** 2 +
      (((one >> 8) & 255) - ((colour >> 8) & 255)) ** 2 +
      ((one & 255) - (colour & 255)) ** 2;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
