import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomes, readAll } from "../../testing/source-of.ts";

const layout = { format: "jsonl", delimiter: null, listField: null } as const;

describe("reading JSONL", () => {
  it("gives back what was written, however the bytes are cut into chunks", async () => {
    const value = fc
      .jsonValue({ noUnicodeString: false })
      .filter((json) => !(JSON.stringify(json) ?? '"__proto__"').includes('"__proto__"'));
    const object = fc.dictionary(
      fc.string({ unit: "grapheme" }).filter((key) => key !== "__proto__"),
      value,
      { noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(object, { maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        async (rows, chunkBytes) => {
          const written = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
          const records = await readAll(written, { layout, chunkBytes });
          const expected: unknown = JSON.parse(JSON.stringify(rows));
          expect(JSON.parse(JSON.stringify(records.map(({ fields }) => fields)))).toEqual(expected);
          expect(records.map(({ row }) => row)).toEqual(rows.map((_, index) => index + 1));
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it("loses one row to one bad line in 10,000, and names its line", async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => JSON.stringify({ text: `row ${index + 1}` }));
    lines[6_665] = '{"text": "row 6666';
    const records = await readAll(lines.join("\n"), { layout });
    const refused = records.filter(({ refusal }) => refusal !== null);
    expect(records).toHaveLength(10_000);
    expect(refused.map(({ row, refusal }) => [row, refusal?.code])).toEqual([[6_666, "invalid_json"]]);
    expect(refused[0]?.source).toBe('{"text": "row 6666');
  });

  it.each([
    ["a truncated object", '{"a": 1', "invalid_json", "Close the record with } on the same line."],
    [
      "Python's words",
      '{"a": None}',
      "invalid_json",
      "Write null, true, false; in Python, write with json.dumps.",
    ],
    ["single quotes", "{'a': 1}", "invalid_json", "Use double quotes; in Python, write with json.dumps."],
    ["NaN", '{"a": NaN}', "invalid_json", "Write null or a number; JSON has no NaN and no Infinity."],
    ["a comma after the record", '{"a": 1},', "invalid_json", "Remove the comma after the record."],
    ["a comma before the brace", '{"a": 1,}', "invalid_json", "Remove the comma before the closing bracket."],
    ["a comment", '// {"a": 1}', "invalid_json", "Remove the comment; JSON has none."],
    ["a duplicate key", '{"a": 1, "a": 2}', "duplicate_key", "Give the field once."],
    ["a duplicate key that is escaped", '{"a": 1, "\\u0061": 2}', "duplicate_key", "Give the field once."],
    ["a reserved key", '{"a": {"__proto__": 1}}', "reserved_key", "Rename the field."],
    ["65 levels", `{"a": ${"[".repeat(64)}${"]".repeat(64)}}`, "too_deep", "Flatten the record."],
    ["a million levels", `{"a": ${"[".repeat(1e6)}`, "too_deep", "Flatten the record."],
    ["a million values", `{"a": [${"0,".repeat(1e6)}0]}`, "too_many_values", "Split the record."],
    [
      "a list",
      "[1]",
      "not_an_object",
      'Write an object with named fields, such as {"prompt": "...", "completion": "..."}.',
    ],
    [
      "a huge number",
      "1e999",
      "not_an_object",
      'Write an object with named fields, such as {"prompt": "...", "completion": "..."}.',
    ],
    [
      "null",
      "null",
      "not_an_object",
      'Write an object with named fields, such as {"prompt": "...", "completion": "..."}.',
    ],
    [
      "too long a line",
      `{"a": "${"x".repeat(4 * 1024 ** 2)}"}`,
      "record_too_long",
      "Split the record, or leave out what is not text.",
    ],
  ])("refuses %s as one row and reads on", async (_, line, code, fix) => {
    const records = await readAll(`{"a": 0}\n${line}\n{"a": 2}\n`, { layout });
    expect(outcomes(records)).toEqual([
      [1, { a: 0 }],
      [2, code],
      [3, { a: 2 }],
    ]);
    expect(records[1]?.refusal?.fix).toBe(fix);
    expect(records[1]?.source.length).toBeLessThanOrEqual(256);
  });

  it("refuses bytes that are not UTF-8, and only in their row", async () => {
    const latin1 = Buffer.concat([
      Buffer.from('{"a": "ok"}\n{"a": "'),
      Buffer.from([0xe9]),
      Buffer.from('"}\n{"a": "é"}'),
    ]);
    expect(outcomes(await readAll(latin1, { layout }))).toEqual([
      [1, { a: "ok" }],
      [2, "invalid_utf8"],
      [3, { a: "é" }],
    ]);
  });

  it("accepts byte order marks, CRLF, U+2028 and a missing last line feed", async () => {
    const content = '\u{feff}{"a": 1}\r\n\u{feff}{"a": "\u2028"}\r\n{"a": 3}';
    expect(outcomes(await readAll(content, { layout }))).toEqual([
      [1, { a: 1 }],
      [2, { a: "\u2028" }],
      [3, { a: 3 }],
    ]);
  });

  it("tells of blank lines between records, keeps line numbers, and ignores blank lines at the end", async () => {
    const records = await readAll('{"a": 1}\n\n \t\n{"a": 4}\n\n\n', { layout });
    expect(outcomes(records)).toEqual([
      [1, { a: 1 }],
      [2, "blank_line"],
      [4, { a: 4 }],
    ]);
    expect(records[1]?.refusal?.reason).toBe("2 lines in a row are blank.");
  });

  it("never rounds a number", async () => {
    const line = `{"id":12345678901234567890,"x":1e400,"zero":-0,"one":1.0,"small":0.1,"many":${"9".repeat(400)}}`;
    const [record] = await readAll(line, { layout });
    expect(JSON.stringify(record?.fields)).toBe(line);
  });

  it("leaves out a line that the head of a file cuts", async () => {
    expect(outcomes(await readAll('{"a": 1}\n{"a":', { layout, partial: true }))).toEqual([[1, { a: 1 }]]);
  });
});
