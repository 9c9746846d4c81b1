import { FacetError } from "@facet/contracts/errors/facet-error";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectDataset } from "../detect-dataset.ts";
import { isRefusal } from "../records/refusal.ts";
import { toCanonical } from "../rows/canonical.ts";
import { readAll, sourceOf } from "../testing/source-of.ts";

const turns = [
  { role: "user", content: 'é "hi"\n' },
  {
    role: "assistant",
    content: "",
    tool_calls: [{ function: { name: "find", arguments: '{"q": [1, {"a": null}]}' } }],
  },
  { role: "tool", content: "🂡" },
  { from: "gpt", value: "hello" },
];
const pair = { instruction: "a", input: 'b, "c"', output: 12 };
const files = {
  "JSONL of chats": [{ messages: turns, tools: [] }, { messages: turns }]
    .map((row) => `${JSON.stringify(row)}\n`)
    .join(""),
  "a JSON list": JSON.stringify([pair, pair, { ...pair, system: "s" }], null, 1),
  "a nested JSON list": JSON.stringify({ version: "1", data: [pair, pair] }),
  CSV: 'text;label\r\n"a;b";x\r\n"c\r\n""d""";y\r\ne;z\r\n',
} as const;

/** Bytes that mean something to a parser, and some that mean nothing to any. */
const byte = fc.oneof(
  fc.constantFrom(...Buffer.from('{}[]",:;\\\n\r\t |-0eE.\0')),
  fc.constantFrom(0x80, 0xc3, 0xed, 0xef, 0xff),
  fc.nat(255),
);
const edit = fc.record({ at: fc.nat(400), drop: fc.nat(6), insert: fc.array(byte, { maxLength: 4 }) });

function apply(text: string, edits: readonly { at: number; drop: number; insert: number[] }[]): Buffer {
  return edits.reduce((bytes, { at, drop, insert }) => {
    const place = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, place), Buffer.from(insert), bytes.subarray(place + drop)]);
  }, Buffer.from(text));
}

interface Told {
  /** Numbers of the records, in the order in which they came. */
  readonly rows: readonly number[];
  /** What a person reads about the file or its records. */
  readonly texts: readonly string[];
  readonly contents: readonly string[];
}

/** Reads a file as an import does. Only a FacetError may stand in for its records. */
async function tell(content: Buffer, chunkBytes: number): Promise<Told> {
  try {
    const { detection, layout } = await detectDataset(sourceOf(content, chunkBytes));
    const records = await readAll(content, { layout, chunkBytes });
    // One line of text is a header without rows; an import refuses it as empty.
    if (layout.format === "csv" && records.length === 0)
      return { rows: [], texts: ["no rows"], contents: [] };
    const made = records.flatMap(({ fields, refusal }) => {
      if (fields === null) return [refusal];
      return detection.mapping === null ? [] : [toCanonical(fields, detection.mapping)];
    });
    return {
      rows: records.map(({ row }) => row),
      texts: made.flatMap((one) => (isRefusal(one) ? [one.reason, one.fix] : [])),
      contents: made.flatMap((one) => (isRefusal(one) ? [] : [one.content])),
    };
  } catch (error) {
    if (!FacetError.is(error)) throw error;
    return { rows: [], texts: [error.detail, error.fix], contents: [] };
  }
}

describe("damaged files", { timeout: 60_000 }, () => {
  it.each(Object.entries(files))(
    "%s: every record is told, or the file is refused with a fix, and nothing else happens",
    async (_, text) => {
      const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(edits, fc.integer({ min: 1, max: 64 }), async (made, chunkBytes) => {
          const { rows, texts, contents } = await tell(apply(text, made), chunkBytes);
          expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
          expect(texts).not.toContain("");
          expect(contents.map((content) => typeof JSON.parse(content))).toEqual(contents.map(() => "object"));
          expect(rows.length + texts.length).toBeGreaterThan(0);
        }),
        { numRuns: 400 },
      );
    },
  );
});
