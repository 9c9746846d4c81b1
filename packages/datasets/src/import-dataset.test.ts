import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Mapping, SplitName } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ImportResult } from "./import/import-result.ts";
import type { ImportOptions } from "./import-dataset.ts";
import { importDataset } from "./import-dataset.ts";
import { readRefused } from "./read-refused.ts";
import { readRows } from "./read-rows.ts";
import { temporaryFile, temporaryFolder } from "./testing/temporary-folder.ts";

const splits = { validation: 0.05, test: 0.1, seed: 42 };
const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
const pairs = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({
    prompt: `question ${from + index}`,
    completion: `answer ${from + index}`,
  }));

interface Imported {
  readonly result: ImportResult;
  readonly outputDir: string;
  readonly rows: Record<SplitName, { row: number; content: unknown }[]>;
}

async function importText(
  content: string | Uint8Array,
  more: Partial<ImportOptions> = {},
): Promise<Imported> {
  const file = await temporaryFile(content);
  const outputDir = more.outputDir ?? join(await temporaryFolder(), "out");
  const result = await importDataset({ file, mapping: null, splits, ...more, outputDir });
  const rowsOf = async (split: SplitName) => {
    const { rows } = await readRows({ path: join(outputDir, `${split}.parquet`), offset: 0, limit: 100_000 });
    return rows.map(({ row, content: value }) => ({ row, content: value }));
  };
  return {
    result,
    outputDir,
    rows: {
      train: await rowsOf("train"),
      validation: await rowsOf("validation"),
      test: await rowsOf("test"),
    },
  };
}

async function errorOf(promise: Promise<unknown>): Promise<FacetError> {
  const error: unknown = await promise.catch((caught: unknown) => caught);
  if (!FacetError.is(error)) throw error;
  return error;
}

const promptsOf = (rows: readonly { content: unknown }[]): string[] =>
  rows.map(({ content }) => (content as { prompt: string }).prompt);

describe("importing", { timeout: 60_000 }, () => {
  it("keeps, refuses or counts every record, and keeps each row's number", async () => {
    const records: string[] = pairs(500).map((pair) => JSON.stringify(pair));
    records[99] = '{"prompt": "broken';
    records[199] = '{"prompt": "no completion"}';
    records[299] = records[0] ?? "";
    const { result, rows, outputDir } = await importText(records.join("\n"));

    const all = [...rows.train, ...rows.validation, ...rows.test];
    expect(result.counts).toEqual({
      read: 500,
      kept: 497,
      refused: 2,
      duplicates: 1,
      train: rows.train.length,
      validation: rows.validation.length,
      test: rows.test.length,
    });
    expect(all).toHaveLength(497);
    for (const { row, content } of all) {
      expect(content).toEqual({ prompt: `question ${row - 1}`, completion: `answer ${row - 1}` });
    }
    for (const split of Object.values(rows))
      expect(split.map(({ row }) => row)).toEqual(split.map(({ row }) => row).sort((a, b) => a - b));
    expect(result.refusedByCode).toEqual({ invalid_json: 1, missing_field: 1 });
    const refused = await readRefused({ path: join(outputDir, "refused.parquet"), offset: 0, limit: 10 });
    expect(refused).toEqual({
      total: 2,
      rows: [
        {
          row: 100,
          field: null,
          code: "invalid_json",
          reason: "Not valid JSON: Unterminated string at character 18.",
          fix: "Close the record with } on the same line.",
          excerpt: '{"prompt": "broken',
        },
        {
          row: 200,
          field: "completion",
          code: "missing_field",
          reason: 'The record has no field "completion".',
          fix: "Fill the field, or choose another column.",
          excerpt: '{"prompt": "no completion"}',
        },
      ],
    });
  });

  it("lists each file with its size and hash, and leaves nothing else", async () => {
    const { result, outputDir } = await importText(lines(pairs(20)));
    const names = ["train.parquet", "validation.parquet", "test.parquet", "refused.parquet"];
    expect(result.files.map(({ path }) => path)).toEqual(names);
    expect((await readdir(outputDir)).sort()).toEqual([...names].sort());
    expect(await readdir(dirname(outputDir))).toEqual(["out"]);
    for (const { path, bytes, sha256 } of result.files) {
      const content = await readFile(join(outputDir, path));
      expect([
        content.length,
        Buffer.from(await crypto.subtle.digest("SHA-256", content)).toString("hex"),
      ]).toEqual([bytes, sha256]);
    }
  });

  it("hashes the content alone: not the file, its order of columns, or what was refused", async () => {
    const rows = pairs(50);
    const plain = await importText(lines(rows));
    const noisy = await importText(
      `\n{bad\n${lines(rows.map(({ prompt, completion }) => ({ id: 1, completion, prompt })))}`,
    );
    const csv = await importText(
      `prompt,completion\n${rows.map((row) => `${row.prompt},${row.completion}\n`).join("")}`,
    );
    expect(noisy.result.contentHash).toBe(plain.result.contentHash);
    expect(csv.result.contentHash).toBe(plain.result.contentHash);
    expect(noisy.result.sourceSha256).not.toBe(plain.result.sourceSha256);
    const other = await importText(lines(rows), { splits: { ...splits, seed: 43 } });
    expect(other.result.contentHash).not.toBe(plain.result.contentHash);
  });

  it("keeps every row in its split when rows are added", async () => {
    const before = await importText(lines(pairs(300)));
    const after = await importText(lines([...pairs(200, 1000), ...pairs(300), ...pairs(200, 2000)]));
    for (const split of ["train", "validation", "test"] as const) {
      expect(promptsOf(after.rows[split])).toEqual(expect.arrayContaining(promptsOf(before.rows[split])));
    }
  });

  it("lets no prompt stand in two splits", async () => {
    const prompt = fc.constantFrom(...Array.from({ length: 30 }, (_, index) => `Question ${index}`));
    const row = fc.record({ prompt, completion: fc.constantFrom("a", "b", "c", "d") });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 20, maxLength: 60 }), fc.nat(1000), async (rows, seed) => {
        const { rows: kept, result } = await importText(lines(rows), {
          splits: { validation: 0.3, test: 0.3, seed },
        });
        const sets = [kept.train, kept.validation, kept.test].map((split) => new Set(promptsOf(split)));
        expect(sets.reduce((sum, { size }) => sum + size, 0)).toBe(
          new Set(rows.map(({ prompt: text }) => text)).size,
        );
        expect(result.counts.kept).toBe(new Set(rows.map((value) => JSON.stringify(value))).size);
      }),
      { numRuns: 8 },
    );
  });

  it.each(Array.from({ length: 6 }, (_, seed) => [seed]))(
    "gives ten rows something in every split (seed %i)",
    async (seed) => {
      const { result } = await importText(lines(pairs(10)), { splits: { ...splits, seed } });
      expect(result.counts.train).toBeGreaterThanOrEqual(1);
      expect(result.counts.validation).toBeGreaterThanOrEqual(1);
      expect(result.counts.test).toBeGreaterThanOrEqual(1);
      expect(result.counts.kept).toBe(10);
    },
  );

  it.each(Array.from({ length: 4 }, (_, seed) => [seed]))(
    "trains on the only row there is (seed %i)",
    async (seed) => {
      const { result } = await importText(lines(pairs(1)), { splits: { validation: 0.5, test: 0.5, seed } });
      expect(result.counts).toMatchObject({ kept: 1, train: 1 });
    },
  );

  it("makes no split that was not asked for", async () => {
    const { result } = await importText(lines(pairs(40)), { splits: { validation: 0, test: 0, seed: 1 } });
    expect(result.counts).toMatchObject({ train: 40, validation: 0, test: 0 });
  });

  it("takes the held-out file as test and nothing of it into training", async () => {
    const heldOutFile = await temporaryFile(
      `prompt;completion\nQUESTION  3;other\nnew;answer\nnew;answer\nempty;\n`,
    );
    const { result, rows, outputDir } = await importText(lines(pairs(100)), { heldOutFile });
    expect(rows.test).toEqual([
      { row: 1, content: { prompt: "QUESTION  3", completion: "other" } },
      { row: 2, content: { prompt: "new", completion: "answer" } },
    ]);
    expect([...promptsOf(rows.train), ...promptsOf(rows.validation)]).not.toContain("question 3");
    expect(result.counts).toMatchObject({ read: 104, kept: 101, refused: 2, duplicates: 1, test: 2 });
    expect(result.refusedByCode).toEqual({ in_held_out: 1, empty_field: 1 });
    const refused = await readRefused({ path: join(outputDir, "refused.parquet"), offset: 0, limit: 10 });
    expect(refused.rows.map(({ row, code, reason }) => [row, code, reason])).toEqual([
      [4, "in_held_out", "The held-out file has a row with this prompt."],
      [4, "empty_field", 'In the held-out file: "completion" is empty.'],
    ]);
  });

  it("counts what was changed in rows that were kept", async () => {
    const turn = { role: "user", content: "hi" };
    const messages = [turn, { role: "assistant", content: "hello" }];
    const { result } = await importText(lines([{ messages: [...messages, turn] }, { messages }]));
    expect(result.type).toBe("chat");
    expect(result.counts).toMatchObject({ kept: 1, duplicates: 1 });
    expect(result.notes.map(({ code, rows }) => [code, rows])).toEqual([["trailing_turns_trimmed", 1]]);
  });

  it("reports progress up to the last byte", async () => {
    const seen: { rows: number; bytes: number; totalBytes: number }[] = [];
    const content = lines(pairs(3000));
    await importText(content, { onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toEqual({ rows: 3000, bytes: content.length, totalBytes: content.length });
  });

  it("obeys a mapping, and refuses one whose column is not there", async () => {
    const mapping: Mapping = { type: "text", text: "completion" };
    const { result, rows } = await importText(lines(pairs(1)), { mapping });
    expect([result.type, rows.train[0]?.content]).toEqual(["text", { text: "answer 0" }]);
    const error = await errorOf(importText(lines(pairs(1)), { mapping: { type: "text", text: "body" } }));
    expect([error.code, error.param, error.detail]).toEqual([
      "unknown_format",
      "mapping",
      'The mapping names the column "body", but the file has "prompt", "completion".',
    ]);
  });

  it.each([
    ["nothing", "", "empty_file", "The file has 0 bytes."],
    ["a header alone", "prompt,completion\n", "empty_file", "There are no records in the file."],
    ["an empty list", "[]", "empty_file", "There are no records in the file."],
    [
      "columns of no known kind",
      lines([{ a: 1, b: 2 }]),
      "unknown_format",
      'In the file: No known columns: the file has "a" (number), "b" (number).',
    ],
    [
      "only broken records",
      "{'text': 'a'}\n{'text': 'b'}\n",
      "no_usable_rows",
      "None of the first 2 records of the file can be read; row 1: Not valid JSON: Expected property name or '}' at character 1.",
    ],
    [
      "only refused records",
      lines(
        [{ text: "" }, { text: 1, x: "a" }, { text: "" }].map((row) => ({
          prompt: "a",
          completion: row.text === 1 ? null : row.text,
        })),
      ),
      "no_usable_rows",
      'All 3 records of the file are refused; 2 of them with empty_field, first row 1: "completion" is empty.',
    ],
    [
      "compressed rows",
      Buffer.from("1f8b0800", "hex"),
      "unreadable_file",
      "The file's first bytes are those of a gzip archive, not of JSONL, JSON or CSV.",
    ],
  ])("explains %s and leaves nothing behind", async (_, content, code, detail) => {
    const folder = await temporaryFolder();
    const mapping: Mapping | null =
      code === "no_usable_rows"
        ? { type: "prompt-completion", prompt: "prompt", completion: "completion", system: null }
        : null;
    const error = await errorOf(importText(content, { outputDir: join(folder, "out"), mapping }));
    expect([error.code, error.detail]).toEqual([code, detail]);
    expect(await readdir(folder)).toEqual([]);
  });

  it("stops when cancelled and leaves nothing behind", async () => {
    const folder = await temporaryFolder();
    const controller = new AbortController();
    const content = lines(pairs(40_000));
    const run = importText(content, {
      outputDir: join(folder, "out"),
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect((await errorOf(run)).code).toBe("cancelled");
    expect(await readdir(folder)).toEqual([]);
  });

  it("starts over from what a killed import left, and overwrites no finished one", async () => {
    const folder = await temporaryFolder();
    const outputDir = join(folder, "out");
    await mkdir(`${outputDir}.partial/spill`, { recursive: true });
    await writeFile(`${outputDir}.partial/train.parquet`, "half");
    await mkdir(outputDir);
    await importText(lines(pairs(20)), { outputDir });
    expect(await readdir(folder)).toEqual(["out"]);
    await expect(importText(lines(pairs(30)), { outputDir })).rejects.toThrow("ENOTEMPTY");
    expect(await readdir(folder)).toEqual(["out"]);
    expect(
      (await readRows({ path: join(outputDir, "train.parquet"), offset: 0, limit: 100 })).total,
    ).toBeLessThan(20);
  });

  it("stops at the limit of rows and of bytes", async () => {
    const { defaultLimits } = await import("./limits.ts");
    const tooMany = await errorOf(importText(lines(pairs(11)), { limits: { ...defaultLimits, rows: 10 } }));
    const tooLarge = await errorOf(
      importText(lines(pairs(11)), { limits: { ...defaultLimits, fileBytes: 100 } }),
    );
    expect(tooMany.detail).toBe("The file has more than 10 records.");
    expect(tooLarge.detail).toContain("100 are allowed");
  });
});
