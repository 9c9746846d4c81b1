// @vitest-environment node
import { expect, test } from "vitest";
import { sharedWords, wordDiff } from "./word-diff.ts";

const joined = (kinds: readonly string[], parts: ReturnType<typeof wordDiff>) =>
  parts
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join("");

test.each([
  ["", ""],
  ["", "new words"],
  ["old words", ""],
  ["the same text", "the same text"],
  ["I will look into it soon.", "I will trace it today."],
  ["a b c d e", "e d c b a"],
  ['{"light":"dim"}', '{"room":"hall","level":33}'],
  ["trailing space ", " leading space"],
  ["größer als", "größer wie"],
])("gives back both texts of %j and %j", (before, after) => {
  const parts = wordDiff(before, after);
  expect(joined(["same", "removed"], parts)).toBe(before);
  expect(joined(["same", "added"], parts)).toBe(after);
});

test("marks the words that changed and nothing else", () => {
  expect(wordDiff("I will look into it soon.", "I will trace it today.")).toEqual([
    { kind: "same", text: "I will " },
    { kind: "removed", text: "look into " },
    { kind: "added", text: "trace " },
    { kind: "same", text: "it " },
    { kind: "removed", text: "soon" },
    { kind: "added", text: "today" },
    { kind: "same", text: "." },
  ]);
});

test("gives up on word by word where two long texts have nothing in common", () => {
  const before = "a ".repeat(3000);
  const after = "b ".repeat(3000);
  expect(wordDiff(before, after).map(({ kind }) => kind)).toEqual(["removed", "added"]);
});

test("measures how much of the new text is old", () => {
  expect(sharedWords(wordDiff("one two three", "one two three"))).toBe(1);
  expect(sharedWords(wordDiff("one two", "four five"))).toBe(0);
  expect(sharedWords(wordDiff("one two", "one three"))).toBe(0.5);
});
