import { FacetError } from "@facet/contracts/errors/facet-error";
import { describe, expect, it } from "vitest";
import { detectDataset } from "./detect-dataset.ts";
import { sourceOf } from "./testing/source-of.ts";

const lines = (...rows: unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
const pair = (prompt: string, completion: string, more = {}) => ({
  type: "prompt-completion",
  prompt,
  completion,
  system: null,
  input: null,
  ...more,
});

describe("detecting what a file holds", () => {
  const turns = [
    { role: "user", content: "hi" },
    { role: "assistant", content: "hello" },
  ];
  const shared = [
    { from: "human", value: "hi" },
    { from: "gpt", value: "hello" },
  ];
  it.each([
    [
      "OpenAI's fine-tuning lines",
      lines({ messages: turns }),
      "jsonl",
      { type: "chat", messages: "messages", tools: null },
      "certain",
    ],
    [
      "chats with tools",
      lines({ messages: turns, tools: [] }),
      "jsonl",
      { type: "chat", messages: "messages", tools: "tools" },
      "certain",
    ],
    [
      "ShareGPT",
      JSON.stringify([{ conversations: shared }]),
      "json",
      { type: "chat", messages: "conversations", tools: null },
      "certain",
    ],
    [
      "a pretty list",
      JSON.stringify([{ conversations: shared }], null, 2),
      "json",
      { type: "chat", messages: "conversations", tools: null },
      "certain",
    ],
    [
      "chats under another name",
      lines({ thread: turns }),
      "jsonl",
      { type: "chat", messages: "thread", tools: null },
      "likely",
    ],
    [
      "chats in CSV",
      `id,messages\n1,"${JSON.stringify(turns).replaceAll('"', '""')}"\n`,
      "csv",
      { type: "chat", messages: "messages", tools: null },
      "certain",
    ],
    [
      "prompt and completion",
      lines({ prompt: "a", completion: "b" }),
      "jsonl",
      pair("prompt", "completion"),
      "certain",
    ],
    [
      "Alpaca",
      JSON.stringify([
        { instruction: "a", input: "", output: "b" },
        { instruction: "a", input: "x", output: "b" },
      ]),
      "json",
      pair("instruction", "output", { input: "input" }),
      "certain",
    ],
    [
      "Alpaca with system",
      lines({ instruction: "a", output: "b", system: "s" }),
      "jsonl",
      pair("instruction", "output", { system: "system" }),
      "certain",
    ],
    [
      "question and answer",
      lines({ question: "a", answer: 4 }),
      "jsonl",
      pair("question", "answer"),
      "certain",
    ],
    ["text and label", "text;label\nhello;greeting\nbye;parting\n", "csv", pair("text", "label"), "likely"],
    [
      "text and a number beside its name",
      "Text,label,label_text\nhello,0,greeting\n",
      "csv",
      pair("Text", "label_text"),
      "likely",
    ],
    ["input and output", "input\toutput\na\tb\n", "csv", pair("input", "output"), "likely"],
    [
      "source and target",
      '{"data": [{"source": "a", "target": "b"}]}',
      "json",
      pair("source", "target"),
      "likely",
    ],
    ["text", lines({ text: "a", url: "b" }), "jsonl", { type: "text", text: "text" }, "certain"],
    ["one column of another name", "poem\nroses are red\n", "csv", { type: "text", text: "poem" }, "likely"],
  ])("knows %s", async (_, content, format, mapping, confidence) => {
    const { detection } = await detectDataset(sourceOf(content));
    expect(detection).toMatchObject({ format, mapping, confidence });
    expect(detection.reason).not.toBe("");
  });

  it("says what it saw when the columns are unknown", async () => {
    const { detection } = await detectDataset(sourceOf(lines({ alpha: "a", beta: 2, gamma: { x: 1 } })));
    expect(detection).toMatchObject({ type: null, mapping: null, confidence: "none" });
    expect(detection.reason).toBe(
      'No known columns: the file has "alpha" (text), "beta" (number), "gamma" (object).',
    );
  });

  it("tells preferences from pairs", async () => {
    const { detection } = await detectDataset(sourceOf(lines({ prompt: "a", chosen: "b", rejected: "c" })));
    expect(detection.mapping).toBeNull();
    expect(detection.reason).toContain("preferences");
  });

  it("shows each column's type, fill and examples", async () => {
    const content = lines({ text: "one", n: 1 }, { text: "", n: "x" }, { text: "three" });
    const { detection } = await detectDataset(sourceOf(content));
    expect(detection.columns).toEqual([
      { name: "text", type: "text", filled: 2, examples: ["one", "three"] },
      { name: "n", type: "mixed", filled: 2, examples: ["1", "x"] },
    ]);
  });

  it.each([
    ["a list given as JSONL", '[\n{"text": "a"},\n{"text": "b"}\n]', "json"],
    ["JSONL with a bad first line", '# export\n{"text": "a"}\n{"text": "b"}\n', "jsonl"],
    ["JSONL of Python's dicts", "{'text': 'a'}\n{'text': 'b'}\n", "jsonl"],
    ["a list on every line", '["a"]\n["b"]\n', "jsonl"],
    ["one record", '{"messages": [{"role": "user", "content": "a"}]}', "jsonl"],
    ["a nested list on one line", '{"rows": [{"text": "a"}], "n": 1}', "json"],
    ["a nested list, indented", JSON.stringify({ n: { x: [1] }, rows: [{ text: "a" }] }, null, 2), "json"],
    ["CSV with braces", 'text,label\n"{x}",a\n', "csv"],
  ])("takes %s for what it is", async (_, content, format) => {
    const { detection } = await detectDataset(sourceOf(content));
    expect(detection.format).toBe(format);
  });

  it.each([[","], [";"], ["\t"], ["|"]])("finds the delimiter %j", async (delimiter) => {
    const rows =
      ["prompt", "completion", "note"].join(delimiter) +
      "\n" +
      `"a, b; c\td|e"${delimiter}x${delimiter}y\n`.repeat(5);
    const { detection } = await detectDataset(sourceOf(rows));
    expect(detection).toMatchObject({ delimiter, confidence: "certain" });
  });

  it.each([
    ["records over several lines", '{\n  "text": "a"\n}\n{\n  "text": "b"\n}\n', "holds no list of records"],
    [
      "no header",
      `${["hello,greeting", "hi,greeting", "hey,greeting"].join("\n")}\n`,
      "is a value of the lines below it",
    ],
    ["a binary file", "PAR1\u0015", "a Parquet file"],
  ])("explains %s", async (_, content, reason) => {
    const error: unknown = await detectDataset(sourceOf(content)).catch((caught: unknown) => caught);
    expect(FacetError.is(error) && error.code).toBe("unreadable_file");
    expect(FacetError.is(error) && error.detail).toContain(reason);
    expect(FacetError.is(error) && error.fix).not.toBe("");
  });

  it("reads no further than it must", async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      const chunk = Buffer.from(lines({ text: "x".repeat(1000) }).repeat(64));
      for (; ; read += chunk.length) yield chunk;
    }
    await detectDataset(endless());
    expect(read).toBeLessThan(4 * 1024 ** 2);
  });
});
