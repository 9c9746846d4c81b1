// @vitest-environment node
import { expect, it } from "vitest";
import { formatAge } from "./format-age.ts";
import { formatBytes } from "./format-bytes.ts";
import { formatDuration } from "./format-duration.ts";
import { formatNumber } from "./format-number.ts";
import { formatPercent } from "./format-percent.ts";
import { formatRange } from "./format-range.ts";
import { plural } from "./plural.ts";

/** No-break spaces are written as plain ones here. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

it.each([
  [1940, {}, "1,940"],
  [0, {}, "0"],
  [-0.52, {}, "−0.52"],
  [0.84371, {}, "0.8437"],
  [0.0002, {}, "2e-4"],
  [-0.00012, {}, "−1.2e-4"],
  [0.84371, { digits: 2 }, "0.84"],
  [0.6, { digits: 2, fixed: true }, "0.60"],
  [-0.0004, { digits: 2 }, "0"],
  [1.4, { signed: true }, "+1.4"],
  [-1.4, { signed: true }, "−1.4"],
  [0, { signed: true }, "0"],
  [412_380, { compact: true }, "412 k"],
  [9_999, { compact: true }, "9,999"],
  [-1_250_000, { compact: true }, "−1.25 M"],
  [1486.23, {}, "1,486.2"],
  [Number.NaN, {}, "NaN"],
  [Number.POSITIVE_INFINITY, {}, "∞"],
  [null, {}, "–"],
])("the number %s with %o reads %s", (value, style, text) => {
  expect(plain(formatNumber(value, style))).toBe(text);
});

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1.00 KB"],
  [999_999, "1.00 MB"],
  [1_070_000_000, "1.07 GB"],
  [24_000_000_000, "24.0 GB"],
  [-900_000_000, "−900 MB"],
  [4.2e18, "4,200 PB"],
  [null, "–"],
])("%s bytes read %s", (value, text) => {
  expect(plain(formatBytes(value))).toBe(text);
});
it("a difference in bytes has its sign", () => {
  expect(plain(formatBytes(900_000_000, { signed: true }))).toBe("+900 MB");
});

it.each([
  [0, "0 s"],
  [80, "80 ms"],
  [99.9, "0.1 s"],
  [300, "0.3 s"],
  [9_990, "10 s"],
  [38_000, "38 s"],
  [59_600, "1 min"],
  [60_000, "1 min"],
  [730_000, "12 min 10 s"],
  [3_599_600, "1 h"],
  [8_040_000, "2 h 14 min"],
  [86_400_000, "1 day"],
  [86_399_000, "1 day"],
  [273_600_000, "3 days 4 h"],
  [-38_000, "−38 s"],
  [null, "–"],
  [Number.NaN, "–"],
])("%s ms read %s", (ms, text) => {
  expect(plain(formatDuration(ms))).toBe(text);
});

const now = Date.UTC(2026, 10, 23, 12);
it.each([
  [0, "just now"],
  [12_000, "12 s ago"],
  [14 * 60_000, "14 min ago"],
  [-3 * 3_600_000, "in 3 h"],
  [86_400_000, "1 day ago"],
  [2 * 86_400_000, "2 days ago"],
  [45 * 86_400_000, "9 Oct 2026"],
])("%s ms before now read %s", (past, text) => {
  expect(plain(formatAge(now - past, now))).toBe(text);
});

it("a share reads in percent, a difference with its sign", () => {
  expect(plain(formatPercent(0.381))).toBe("38.1 %");
  expect(plain(formatPercent(0.448, { signed: true }))).toBe("+44.8 %");
  expect(plain(formatPercent(-0.014))).toBe("−1.4 %");
  expect(plain(formatPercent(1, { digits: 0 }))).toBe("100 %");
  expect(plain(formatPercent(Number.NaN))).toBe("–");
});
it("a range says a shared unit once", () => {
  expect(plain(formatRange("18\u00a0min", "25\u00a0min"))).toBe("18 to 25 min");
  expect(plain(formatRange("50\u00a0s", "2\u00a0min"))).toBe("50 s to 2 min");
  expect(plain(formatRange("1\u00a0h\u00a05\u00a0min", "2\u00a0h\u00a05\u00a0min"))).toBe(
    "1 h 5 min to 2 h 5 min",
  );
  expect(plain(formatRange("3\u00a0min", "3\u00a0min"))).toBe("3 min");
});
it("one is singular, everything else plural", () => {
  expect(plain(plural(1, "row"))).toBe("1 row");
  expect(plain(plural(0, "row"))).toBe("0 rows");
  expect(plain(plural(-1, "row"))).toBe("−1 row");
  expect(plain(plural(2, "entry", "entries"))).toBe("2 entries");
});
