import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseSplit } from "./choose-split.ts";
import { createHashSet } from "./hash-set.ts";
import { splitGroup } from "./split-group.ts";

const splits = { validation: 0.05, test: 0.1, seed: 42 };
const splitOf = (prompt: string, given = splits): string =>
  chooseSplit(splitGroup(given.seed, prompt).place, given);

describe("splitting", () => {
  it("sends prompts that differ in case, spacing or Unicode form to the same split", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(), (prompt, seed) => {
        const other = ` ${prompt.toUpperCase().toLowerCase().replaceAll(" ", "\n \t")}\r\n`;
        fc.pre(prompt.toLowerCase() === prompt.toUpperCase().toLowerCase());
        expect(splitGroup(seed, other).id).toEqual(splitGroup(seed, prompt).id);
        expect(splitGroup(seed, prompt.normalize("NFD")).id).toEqual(
          splitGroup(seed, prompt.normalize("NFC")).id,
        );
      }),
    );
  });

  it("moves no row between test and validation when a share changes", () => {
    const share = fc.double({ min: 0, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(fc.string(), share, share, share, (prompt, test, validation, larger) => {
        const before = splitOf(prompt, { test, validation, seed: 1 });
        const after = splitOf(prompt, { test, validation: Math.max(validation, larger), seed: 1 });
        expect(after === before || (before === "train" && after === "validation")).toBe(true);
      }),
    );
  });

  it("gives each split its share", () => {
    const counts = { train: 0, validation: 0, test: 0 };
    for (let index = 0; index < 20_000; index += 1)
      counts[chooseSplit(splitGroup(7, `prompt ${index}`).place, splits)] += 1;
    expect(counts.test / 20_000).toBeCloseTo(0.1, 1.9);
    expect(counts.validation / 20_000).toBeCloseTo(0.05, 1.9);
  });

  it("gives another split with another seed", () => {
    const prompts = Array.from({ length: 500 }, (_, index) => `prompt ${index}`);
    const moved = prompts.filter((prompt) => splitOf(prompt) !== splitOf(prompt, { ...splits, seed: 43 }));
    expect(moved.length).toBeGreaterThan(50);
  });
});

describe("the set of hashes", () => {
  it("agrees with a Set while it grows", () => {
    const set = createHashSet();
    const reference = new Set<string>();
    for (let index = 0; index < 150_000; index += 1) {
      const hash = createHash("sha256")
        .update(String(index % 100_000))
        .digest()
        .subarray(0, 16);
      const known = reference.has(hash.toString("hex"));
      if (set.has(hash) !== known || set.add(hash) === known) throw new Error(`differs at ${index}`);
      reference.add(hash.toString("hex"));
    }
    expect(set.size()).toBe(100_000);
    expect(set.has(Buffer.alloc(16))).toBe(false);
    expect([set.add(Buffer.alloc(16)), set.add(Buffer.alloc(16)), set.has(Buffer.alloc(16))]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
