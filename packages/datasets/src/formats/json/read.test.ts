import { FacetError } from "@facet/contracts/errors/facet-error";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomes, readAll } from "../../testing/source-of.ts";

const list = { format: "json", delimiter: null, listField: null } as const;
const nested = { format: "json", delimiter: null, listField: "data" } as const;

describe("reading JSON", () => {
  it("gives back a list, plain or inside an object, however it is spaced and cut into chunks", async () => {
    const text = fc.string({ unit: "binary" });
    const object = fc.dictionary(
      text.filter((key) => key !== "__proto__"),
      fc.oneof(text, fc.array(text), fc.integer()),
      {
        noNullPrototype: true,
      },
    );
    const spacing = fc.constantFrom(undefined, 1, "\t");
    await fc.assert(
      fc.asyncProperty(
        fc.array(object, { maxLength: 6 }),
        fc.integer({ min: 1, max: 30 }),
        spacing,
        async (rows, chunkBytes, space) => {
          const plain = await readAll(JSON.stringify(rows, null, space), { layout: list, chunkBytes });
          const around = {
            name: '[{ "',
            meta: { data: [{ a: 1 }] },
            empty: [],
            data: rows,
            after: ["]", { b: [] }].slice(0, 1),
          };
          const inside = await readAll(JSON.stringify(around, null, space), { layout: nested, chunkBytes });
          const expected = rows.map((row) => JSON.stringify(row));
          expect(plain.map(({ fields }) => JSON.stringify(fields))).toEqual(expected);
          expect(inside.map(({ fields }) => JSON.stringify(fields))).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it.each([
    ["a word of Python", '{"a": None}', "invalid_json"],
    ["a bracket too many", '{"a": ]}', "invalid_json"],
    ["a bracket too few", '{"a": [1}', "invalid_json"],
    ["a number", "17", "not_an_object"],
    ["a list", '["a", {"b": 1}]', "not_an_object"],
    ["a duplicate key", '{"a": 1, "a": 2}', "duplicate_key"],
    ["too long a record", `{"a": "${"x".repeat(4 * 1024 ** 2)}"}`, "record_too_long"],
  ])("refuses %s as one row and finds the next", async (_, item, code) => {
    const records = await readAll(`[\n{"a": 0},\n${item},\n{"a": 2}\n]`, { layout: list });
    const told = outcomes(records);
    expect(told[0]).toEqual([1, { a: 0 }]);
    expect(told[1]).toEqual([2, code]);
    expect(told.at(-1)).toEqual([told.length, { a: 2 }]);
  });

  it.each([
    ["one a line", '[\n{"a": 1},\n{"a": "x},\n{"a": 3},\n{"a": 4}\n]'],
    [
      "indented",
      '[\n  {\n    "a": 1\n  },\n  {\n    "a": [{"b": "x}]\n  },\n  {\n    "a": 3\n  },\n  {\n    "a": 4\n  }\n]',
    ],
  ])("loses one record, %s, to a string that is not closed", async (_, content) => {
    const records = await readAll(content, { layout: list });
    expect(outcomes(records)).toEqual([
      [1, { a: 1 }],
      [2, "invalid_json"],
      [3, { a: 3 }],
      [4, { a: 4 }],
    ]);
  });

  it("tells of a brace too many behind a record, and keeps the record", async () => {
    const records = await readAll('[{"a": 1}}, {"a": 2}]', { layout: list });
    expect(outcomes(records)).toEqual([
      [1, { a: 1 }],
      [2, "invalid_json"],
      [3, { a: 2 }],
    ]);
  });

  it.each([
    ["a list", list, '[{"a": 1}], {"a": 2}]'],
    ["a list in an object", nested, '{"data": [{"a": 1}], {"a": 2}]}'],
  ])(
    "refuses %s that is closed before its last record, rather than to drop the rest",
    async (_, layout, content) => {
      await expect(readAll(content, { layout })).rejects.toThrow("closed, but more records follow");
    },
  );

  it.each([
    ["inside a record", '[{"a": 1}, {"a": 2', "The file ends inside this record."],
    ["between records", '[{"a": 1},', "The file ends before the list is closed."],
    ["with more text", '[{"a": 1}] tail', "Text stands behind the end of the list."],
  ])("tells of a file that ends %s", async (_, content, reason) => {
    const records = await readAll(content, { layout: list });
    expect(outcomes(records)[0]).toEqual([1, { a: 1 }]);
    expect(records[1]?.refusal?.reason).toBe(reason);
    expect(records).toHaveLength(2);
  });

  it("refuses the file when a record swallows all that follows it", async () => {
    const content = `[{"a": {"b": 1}, ${'{"a": 1}, '.repeat(600_000)}]`;
    const error: unknown = await readAll(content, { layout: list }).catch((caught: unknown) => caught);
    expect(FacetError.is(error) && [error.code, error.detail]).toEqual([
      "unreadable_file",
      "Record 1 begins and never ends, so that nothing behind it can be told apart.",
    ]);
  });

  it("refuses a file whose list is not where its beginning promised", async () => {
    await expect(readAll('{"n": 1, "data"[{"a": 1}]}', { layout: nested })).rejects.toThrow(
      "cannot be found",
    );
  });

  it("refuses a file with two lists, rather than to drop one", async () => {
    const content = '{"data": [{"a": 1}], "test": [{"a": 2}]}';
    await expect(readAll(content, { layout: nested })).rejects.toThrow(
      'two lists of records, "data" and "test"',
    );
  });

  it("reads lists that were joined end to end as one", async () => {
    const records = await readAll('[{"a": 1}]\n[{"a": 2}]\n', { layout: list });
    expect(outcomes(records)).toEqual([
      [1, { a: 1 }],
      [2, { a: 2 }],
    ]);
  });

  it("leaves out a record that the head of a file cuts", async () => {
    expect(outcomes(await readAll('[{"a": 1}, {"a":', { layout: list, partial: true }))).toEqual([
      [1, { a: 1 }],
    ]);
  });
});
