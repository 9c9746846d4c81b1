import type { LlamaModel, Token } from "node-llama-cpp";
import { expect, test } from "vitest";
import { writeTokens } from "./write-tokens.ts";

/** A byte-level vocabulary: token n is byte n, 300 is a control token, 301 a word with its space. */
const bytes: Pick<LlamaModel, "detokenize"> = {
  detokenize(tokens) {
    const parts = tokens.map((token) =>
      token === 300 ? Buffer.alloc(0) : token === 301 ? Buffer.from(" word") : Buffer.from([token]),
    );
    return Buffer.concat(parts).toString("utf8");
  },
};

function write(tokens: number[]): string[] {
  const writer = writeTokens(bytes);
  return [...tokens.map((token) => writer.push(token as Token)), writer.flush()];
}

test("a character of several tokens comes whole with its last one", () => {
  expect(write([...Buffer.from("a🚀b")])).toEqual(["a", "", "", "", "🚀", "b", ""]);
});

test("bytes that never become a character are shown as such and hold nothing up", () => {
  const pieces = write([0xff, 0xfe, 0xfd, 0xfc, 0x61]);
  expect(pieces.join("")).toBe("\ufffd\ufffd\ufffd\ufffda");
  expect(pieces[3]).not.toBe("");
});

test("a character that the answer breaks off is shown in the end", () => {
  expect(write([0x61, 0xf0, 0x9f])).toEqual(["a", "", "", "\ufffd"]);
});

test("control tokens write nothing", () => {
  expect(write([300, 0x61, 300, 301]).join("")).toBe("a word");
});
