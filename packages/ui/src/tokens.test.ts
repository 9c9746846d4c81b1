// @vitest-environment node
import { describe, expect, it } from "vitest";
import { contrast, distance, sights } from "./testing/colour.ts";
import { readTokens } from "./testing/read-tokens.ts";

const tokens = readTokens();
const grounds = ["bg", "surface", "sunken", "hover"];
const texts = ["text", "muted", "faint", "accent", "running", "good", "warning", "bad"];
const tones = ["running", "good", "warning", "bad"];
const series = ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"];

describe.each([
  ["light", tokens.light],
  ["dark", tokens.dark],
] as const)("the %s theme", (_name, theme) => {
  const hex = (token: string) => theme[token] ?? `--${token} is missing`;

  it.each(texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)))(
    "text in %s on %s has 4.5:1",
    (text, ground) => {
      expect(contrast(hex(text), hex(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );
  it.each(tones)("the word of a %s badge has 4.5:1 on its soft ground", (tone) => {
    expect(contrast(hex(tone), hex(`${tone}-soft`))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(hex("text"), hex(`${tone}-soft`))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(hex("muted"), hex(`${tone}-soft`))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(["text", "muted", "faint", "accent", "s3"])("%s can be read in a chosen row", (text) => {
    expect(contrast(hex(text), hex("accent-soft"))).toBeGreaterThanOrEqual(4.5);
  });
  it("the main button's label has 4.5:1, also under the pointer", () => {
    expect(contrast(hex("accent-ink"), hex("accent"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(hex("accent-ink"), hex("accent-hover"))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(["control", "focus", "accent"])("the edge in %s has 3:1 on every ground", (edge) => {
    for (const ground of grounds) expect(contrast(hex(edge), hex(ground))).toBeGreaterThanOrEqual(3);
  });
  it.each(series)("a line in %s has 3:1 on a panel", (line) => {
    expect(contrast(hex(line), hex("surface"))).toBeGreaterThanOrEqual(3);
  });
  it.each(Object.keys(sights))("its eight series colours stay apart for %s sight", (name) => {
    const sight = sights[name];
    if (sight === undefined) throw new Error(name);
    for (const [index, one] of series.entries()) {
      for (const other of series.slice(index + 1)) {
        expect(distance(hex(one), hex(other), sight), `${one} and ${other}`).toBeGreaterThan(0.08);
      }
    }
  });
});

it("a dark system without a choice gets the dark theme", () => {
  expect(tokens.system).toEqual(tokens.dark);
});
it("both themes decide every token", () => {
  expect(Object.keys(tokens.light).sort()).toEqual(Object.keys(tokens.dark).sort());
});
