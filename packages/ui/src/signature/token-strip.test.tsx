import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { shortRow } from "../gallery/token-data.ts";
import { TokenStrip } from "./token-strip.tsx";
import { countTokens, isSpecialToken } from "./words/count-tokens.ts";
import { tokenBlocks } from "./words/token-blocks.ts";

const plain = (text: string | null) => (text ?? "").replaceAll("\u00a0", " ");

test("counts what is trained, what is only read, and the marks of the template", () => {
  const { container } = render(<TokenStrip tokens={shortRow.tokens} cutTokens={0} maxLength={1024} />);
  const text = plain(container.textContent);
  const { trained, masked, special, total } = countTokens(shortRow.tokens);
  expect(trained).toBe(shortRow.trainedTokens);
  expect(trained + masked).toBe(shortRow.tokens.length);
  expect(text).toContain(`trained ${trained} tokens`);
  expect(text).toContain(`only read ${masked} tokens`);
  expect(text).toContain(`${special} special tokens`);
  expect(text).toContain(`${total} of 1,024 used`);
  expect(container.querySelectorAll("[data-trained]")).toHaveLength(trained);
});

test("draws the cut line and says what lies behind it", () => {
  const { container } = render(
    <TokenStrip tokens={shortRow.tokens.slice(0, 64)} cutTokens={166} maxLength={64} />,
  );
  expect(plain(container.querySelector("[data-cut]")?.textContent ?? "")).toBe(
    "cut at 64: 166 tokens behind this line are never seen",
  );
});

test("says why a row is left out, and counts nothing then", () => {
  render(<TokenStrip tokens={[]} cutTokens={0} dropped="answer_cut_off" />);
  expect(screen.getByText(/left out of training: its answer would be cut off/)).toBeTruthy();
  expect(screen.queryByText(/only read/)).toBeNull();
});

test("shows what has no shape, and keeps it text", () => {
  const tokens = ["a\n", "\t", "\u0000", "\u202e", "<b>x</b>"].map((text, id) => ({
    id,
    text,
    trained: false,
  }));
  const { container } = render(<TokenStrip tokens={tokens} cutTokens={0} />);
  expect(container.textContent).toContain("a↵\n⇥\t␀\\u202e<b>x</b>");
  expect(container.querySelector("b")).toBeNull();
});

test.each([
  ["<|im_start|>", true],
  ["<bos>", true],
  ["<end_of_turn>", true],
  ["</s>", true],
  ["[INST]", true],
  [" word", false],
  ["<", false],
  ["a < b > c", false],
  ["[1]", false],
])("takes %j for a mark of the template: %s", (text, special) => {
  expect(isSpecialToken({ id: 1, text, trained: false })).toBe(special);
});

test("cuts long rows into blocks that hold every token once and end at line ends where they can", () => {
  const tokens = Array.from({ length: 2500 }, (_, id) => ({
    id,
    text: id % 40 === 39 ? "x\n" : "x",
    trained: false,
  }));
  const blocks = tokenBlocks(tokens);
  expect(blocks.flatMap((block) => block.tokens)).toEqual(tokens);
  expect(blocks.every(({ tokens: inside }) => inside.length <= 400)).toBe(true);
  expect(blocks.slice(0, -1).every(({ tokens: inside }) => inside.at(-1)?.text === "x\n")).toBe(true);
  expect(tokenBlocks([])).toEqual([]);
});
