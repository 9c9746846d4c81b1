import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { looksTheSame } from "./looks-the-same.ts";
import { writePalettePng } from "./palette-png.ts";
import type { Pixels } from "./pixels.ts";

function picture(width: number, height: number, colour: (at: number) => readonly [number, number, number]) {
  const rgba = Uint8Array.from(
    Array.from({ length: width * height }, (_, at) => [...colour(at), 255]).flat(),
  );
  return { width, height, rgba };
}

/** What a reader makes of a palette's PNG with one block of data. */
function read(png: Buffer): Pixels {
  const parts = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    parts.set(png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [head, palette, data] = ["IHDR", "PLTE", "IDAT"].map((name) => parts.get(name) ?? Buffer.alloc(0));
  const [width, height] = [head?.readUInt32BE(0) ?? 0, head?.readUInt32BE(4) ?? 0];
  const rows = inflateSync(data ?? Buffer.alloc(0));
  const rgba = Array.from({ length: width * height }, (_, at) => {
    const index = rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] ?? 0;
    return [...(palette?.subarray(index * 3, index * 3 + 3) ?? []), 255];
  });
  return { width, height, rgba: Uint8Array.from(rgba.flat()) };
}

test("few colours come back as they were", () => {
  const flag = picture(7, 5, (at) => (at % 3 === 0 ? [250, 250, 248] : [15, 118, 110]));
  expect(read(writePalettePng(flag))).toEqual(flag);
});

test("thousands of colours come back as near ones, in fewer bytes", () => {
  const shades = picture(100, 100, (at) => [at % 256, Math.floor(at / 256) * 6, (at * 7) % 256]);
  const png = writePalettePng(shades);
  const back = read(png);
  const off = back.rgba.map((value, at) => Math.abs(value - (shades.rgba[at] ?? 0)));
  expect(off.reduce((sum, one) => sum + one, 0) / off.length).toBeLessThan(16);
  expect(png.length).toBeLessThan(shades.rgba.length / 2);
});

test("a few other pixels are the same picture, another text is not", () => {
  const plain = picture(100, 100, () => [250, 250, 250]);
  const touched = (count: number) => picture(100, 100, (at) => (at < count ? [0, 0, 0] : [250, 250, 250]));
  expect(looksTheSame(plain, touched(30))).toBe(true);
  expect(looksTheSame(plain, touched(300))).toBe(false);
  expect(
    looksTheSame(
      plain,
      picture(100, 99, () => [250, 250, 250]),
    ),
  ).toBe(false);
});
