import { FacetError } from "@facet/contracts/errors/facet-error";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomes, readAll } from "../../testing/source-of.ts";

const layoutOf = (delimiter: string) => ({ format: "csv", delimiter, listField: null }) as const;
const comma = layoutOf(",");

async function errorOf(content: string | Uint8Array): Promise<unknown> {
  const error: unknown = await readAll(content, { layout: comma }).catch((caught: unknown) => caught);
  return FacetError.is(error) ? { code: error.code, detail: error.detail } : error;
}

describe("reading CSV", { timeout: 60_000 }, () => {
  it("gives back what was written, whatever the delimiter, line end and chunks", async () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", "é", "🂡", '"', ",", ";", "\t", "|", "\n", "\r", "\r\n", " ", "="),
    });
    const options = {
      rows: fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }),
      delimiter: fc.constantFrom(",", ";", "\t", "|"),
      end: fc.constantFrom("\n", "\r\n"),
      chunkBytes: fc.integer({ min: 1, max: 30 }),
      mark: fc.constantFrom("", "\u{feff}"),
    };
    await fc.assert(
      fc.asyncProperty(fc.record(options), async ({ rows, delimiter, end, chunkBytes, mark }) => {
        const write = (cells: readonly string[]): string =>
          cells
            .map((text) =>
              /[",;\t|\r\n]/.test(text) || text.trim() === "" ? `"${text.replaceAll('"', '""')}"` : text,
            )
            .join(delimiter);
        const content = mark + [["x", "y", "z"], ...rows].map((cells) => write(cells) + end).join("");
        const records = await readAll(content, { layout: layoutOf(delimiter), chunkBytes });
        expect(records.map(({ fields }) => fields)).toEqual(rows.map(([x, y, z]) => ({ x, y, z })));
        expect(records.map(({ row }) => row)).toEqual(rows.map((_, index) => index + 1));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it.each([
    ["too few cells", "only one", "column_count", "Line 3 has 1 cells; the header names 2 columns."],
    ["too many cells", "a,b,c", "column_count", "Line 3 has 3 cells; the header names 2 columns."],
    [
      "text after a closing quote",
      '"a" b,c',
      "bad_quote",
      "Text follows the closing quote of a cell on line 3.",
    ],
    [
      "too long a line",
      `${"x".repeat(4 * 1024 ** 2)},b`,
      "record_too_long",
      "Line 3 is longer than 4096 KiB.",
    ],
  ])("refuses %s as one row and reads on", async (_, line, code, reason) => {
    const records = await readAll(`x,y\n1,2\n${line}\n5,6\n`, { layout: comma });
    expect(outcomes(records)).toEqual([
      [1, { x: "1", y: "2" }],
      [2, code],
      [3, { x: "5", y: "6" }],
    ]);
    expect(records[1]?.refusal?.reason).toBe(reason);
  });

  it("loses one line, not the rest of the file, to a quote that is never closed", async () => {
    const lines = Array.from({ length: 1000 }, (_, index) => `${index},text ${index}`);
    lines[400] = '400,"text 400';
    const records = await readAll(`id,text\n${lines.join("\n")}\n`, { layout: comma });
    const refused = records.filter(({ refusal }) => refusal !== null);
    expect(records).toHaveLength(1000);
    expect(refused.map(({ row, refusal }) => [row, refusal?.reason])).toEqual([
      [401, "The quote that opens on line 402 is not closed before the end of the file."],
    ]);
    expect(records.at(-1)?.fields).toEqual({ id: "999", text: "text 999" });
  });

  it("loses one line to a stray quote that a later quoted cell seems to close", async () => {
    const records = await readAll('x,y\n1,"stray\n2,two\n3,"three, quoted"\n4,four\n', { layout: comma });
    expect(outcomes(records)).toEqual([
      [1, "bad_quote"],
      [2, { x: "2", y: "two" }],
      [3, { x: "3", y: "three, quoted" }],
      [4, { x: "4", y: "four" }],
    ]);
  });

  it("ends records at LF, CRLF and lone CR, and keeps all three inside quotes", async () => {
    const records = await readAll('x,y\r\n1,2\r3,"a\rb\r\nc\nd"\n5,6\r', { layout: comma });
    expect(records.map(({ fields }) => fields)).toEqual([
      { x: "1", y: "2" },
      { x: "3", y: "a\rb\r\nc\nd" },
      { x: "5", y: "6" },
    ]);
  });

  it("keeps formulas, numbers and quotes inside a cell as they stand", async () => {
    const records = await readAll('x,y\n=cmd(),1e309\n5" pipe,"01"\n', { layout: comma });
    expect(records.map(({ fields }) => fields)).toEqual([
      { x: "=cmd()", y: "1e309" },
      { x: '5" pipe', y: "01" },
    ]);
  });

  it("refuses bytes that are not UTF-8, and only in their row", async () => {
    const latin1 = Buffer.from("x,y\ncaf\u00e9,1\ncafe,2\n", "latin1");
    expect(outcomes(await readAll(latin1, { layout: comma }))).toEqual([
      [1, "invalid_utf8"],
      [2, { x: "cafe", y: "2" }],
    ]);
  });

  it.each([
    ["an empty name", "x,\n1,2\n", "Line 1 must name the columns, and cell 2 is empty."],
    ["a name given twice", "x,x\n1,2\n", 'Line 1 names the column "x" twice.'],
    ["a number", "x,0.5\n1,2\n", "Line 1 must name the columns, and cell 2 is the number 0.5."],
    [
      "a reserved name",
      "x,__proto__\n1,2\n",
      'Line 1 must name the columns, and cell 2 is "__proto__", which is reserved.',
    ],
    [
      "too many columns",
      Array.from({ length: 1001 }, (_, index) => `c${index}`).join(","),
      "The header cannot be read: Line 1 has more than 1000 cells.",
    ],
  ])("refuses a header with %s", async (_, content, detail) => {
    expect(await errorOf(content)).toEqual({ code: "unreadable_file", detail });
  });

  it("names the index column that Pandas leaves without a name", async () => {
    const [record] = await readAll(",text\n0,hello\n", { layout: comma });
    expect(record?.fields).toEqual({ column_1: "0", text: "hello" });
  });

  it("gives up on quotes that are made to be read again and again", async () => {
    const names = Array.from({ length: 1000 }, (_, index) => `c${index}`).join(",");
    const storm = 'x","\n'.repeat(10_000);
    expect(await errorOf(`${names}\n${storm}`)).toMatchObject({
      code: "unreadable_file",
      detail: expect.stringContaining("do not pair up"),
    });
    const records = await readAll(`x,y\n${storm}`, { layout: comma });
    expect(new Set(records.map(({ refusal }) => refusal?.code))).toEqual(new Set(["bad_quote"]));
    expect(records).toHaveLength(10_000);
  });

  it("leaves out a record that the head of a file cuts", async () => {
    expect(outcomes(await readAll('x,y\n1,2\n3,"open', { layout: comma, partial: true }))).toEqual([
      [1, { x: "1", y: "2" }],
    ]);
  });
});
