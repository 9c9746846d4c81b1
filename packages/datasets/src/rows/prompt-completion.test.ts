import { describe, expect, it } from "vitest";
import { isRefusal } from "../records/refusal.ts";
import { toCanonical } from "./canonical.ts";

const mapping = { type: "prompt-completion", prompt: "q", completion: "a", system: null } as const;

function canonical(fields: Record<string, unknown>, more = {}): unknown {
  const made = toCanonical(fields, { ...mapping, ...more });
  return isRefusal(made) ? `${made.code} at ${made.field}` : JSON.parse(made.content);
}

describe("a pair becomes canonical", () => {
  it("keeps the text exactly", () => {
    expect(canonical({ q: "  Why?\r\n", a: "\tBecause.  " })).toEqual({
      prompt: "  Why?\r\n",
      completion: "\tBecause.  ",
    });
  });

  it.each([
    [4, "4"],
    [0.1, "0.1"],
    [true, "true"],
    [false, "false"],
  ])("writes %j as text", (value, text) => {
    expect(canonical({ q: "Q", a: value })).toEqual({ prompt: "Q", completion: text });
  });

  it("puts a filled input behind the prompt", () => {
    expect(canonical({ q: "Sum up.", i: "Text", a: "S" }, { input: "i" })).toEqual({
      prompt: "Sum up.\n\nText",
      completion: "S",
    });
    expect(canonical({ q: "Sum up.", i: " ", a: "S" }, { input: "i" })).toEqual({
      prompt: "Sum up.",
      completion: "S",
    });
    expect(canonical({ q: "Sum up.", a: "S" }, { input: "i" })).toEqual({
      prompt: "Sum up.",
      completion: "S",
    });
  });

  it("becomes a chat with a system column, filled or not", () => {
    const turns = [
      { role: "user", content: "Q" },
      { role: "assistant", content: "A" },
    ];
    expect(canonical({ q: "Q", a: "A", s: "S" }, { system: "s" })).toEqual({
      messages: [{ role: "system", content: "S" }, ...turns],
    });
    expect(canonical({ q: "Q", a: "A", s: null }, { system: "s" })).toEqual({ messages: turns });
    expect(toCanonical({ q: "Q", a: "A" }, { ...mapping, system: "s" })).toMatchObject({ type: "chat" });
  });

  it.each([
    ["a missing prompt", { a: "A" }, "missing_field at q"],
    ["a null completion", { q: "Q", a: null }, "missing_field at a"],
    ["an empty completion", { q: "Q", a: "" }, "empty_field at a"],
    ["a blank prompt", { q: " \n\u00a0", a: "A" }, "empty_field at q"],
    ["a list", { q: ["Q"], a: "A" }, "wrong_type at q"],
    ["an object", { q: "Q", a: { b: 1 } }, "wrong_type at a"],
    ["half a surrogate pair", { q: "Q\udc00", a: "A" }, "invalid_unicode at q"],
    ["a NUL character", { q: "Q", a: "\0" }, "nul_character at a"],
    ["a field of every object", { q: "Q", constructor: "A" }, "missing_field at a"],
  ])("refuses %s", (_, fields, refusal) => {
    expect(canonical(fields)).toBe(refusal);
  });

  it("does not take what every object inherits for a column", () => {
    expect(canonical({ q: "Q" }, { completion: "constructor" })).toBe("missing_field at constructor");
  });
});

describe("a text becomes canonical", () => {
  it("keeps the text exactly", () => {
    expect(toCanonical({ t: " a\n" }, { type: "text", text: "t" })).toMatchObject({
      type: "text",
      content: '{"text":" a\\n"}',
      prompt: " a\n",
    });
  });
});
