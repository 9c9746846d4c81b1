import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { withLockedDatabase } from "./database/locked-database.ts";
import { readEvaluation } from "./read-evaluation.ts";
import { readPrepared } from "./read-prepared.ts";
import { readRows } from "./read-rows.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

/** Writes the result of a query as Parquet. */
async function parquet(query: string): Promise<string> {
  const folder = await temporaryFolder();
  const path = join(folder, "rows.parquet");
  await withLockedDatabase({ folder, memory: "256MB", threads: 2 }, (connection) =>
    connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE 16384)`),
  );
  return path;
}

const key = "a".repeat(64);
const page = { offset: 0, limit: 100 };

describe("paging rows", { timeout: 60_000 }, () => {
  const text = `json_object('text', 'row ' || i || repeat(' some text', 60))`;
  const manyRows = `SELECT i + 1 AS row, '${key}' AS key, 'text' AS type, ${text}::VARCHAR AS content FROM range(300000) t(i)`;

  it("reaches any page of 300,000 rows in time for a click, in order", async () => {
    const path = await parquet(manyRows);
    for (const offset of [0, 150_000, 299_950]) {
      const started = performance.now();
      const { rows, total } = await readRows({ path, offset, limit: 100 });
      const elapsedMs = performance.now() - started;
      const expected = Array.from(
        { length: Math.min(100, 300_000 - offset) },
        (_, index) => offset + index + 1,
      );
      expect(rows.map(({ row }) => row)).toEqual(expected);
      expect(total).toBe(300_000);
      expect(elapsedMs).toBeLessThan(2000);
    }
  });

  it("gives an empty page behind the last row", async () => {
    const path = await parquet(`SELECT 1 AS row, '${key}' AS key, 'text' AS type, '{"text":"a"}' AS content`);
    expect(await readRows({ path, offset: 1, limit: 10 })).toEqual({ rows: [], total: 1 });
  });

  it("names a damaged file without its path", async () => {
    const path = join(await temporaryFolder(), "rows.parquet");
    await writeFile(path, "PAR1 this is not a Parquet file PAR1");
    await expect(readRows({ path, ...page })).rejects.toMatchObject({
      code: "damaged_file",
      detail: "A stored file of rows is damaged.",
    });
  });
});

describe("reading prepared rows", { timeout: 60_000 }, () => {
  it("gives ids and labels, and finds the dropped ones", async () => {
    const path = await parquet(`
      SELECT 1::BIGINT AS row, '${key}' AS key, [1, 2, 3]::INTEGER[] AS input_ids, [-100, -100, 3]::INTEGER[] AS labels,
        0::INTEGER AS document, 3::INTEGER AS tokens, 1::INTEGER AS trained_tokens, 2::INTEGER AS cut_tokens, NULL::VARCHAR AS dropped
      UNION ALL SELECT 2, '${key}', []::INTEGER[], []::INTEGER[], NULL, 0, 0, 0, 'too_long'`);
    const kept = {
      row: 1,
      key,
      inputIds: [1, 2, 3],
      labels: [-100, -100, 3],
      document: 0,
      tokens: 3,
      trainedTokens: 1,
      cutTokens: 2,
      dropped: null,
    };
    const dropped = {
      row: 2,
      key,
      inputIds: [],
      labels: [],
      document: null,
      tokens: 0,
      trainedTokens: 0,
      cutTokens: 0,
      dropped: "too_long",
    };
    expect(await readPrepared({ path, ...page })).toEqual({ rows: [kept, dropped], total: 2 });
    expect(await readPrepared({ path, ...page, only: "dropped" })).toEqual({ rows: [dropped], total: 1 });
    expect(await readPrepared({ path, ...page, only: "kept" })).toEqual({ rows: [kept], total: 1 });
  });
});

describe("reading evaluated rows", { timeout: 60_000 }, () => {
  let query = "";
  beforeAll(() => {
    const row = (n: number, base: number | null, tuned: number | null, baseLoss: number, tunedLoss: number) =>
      `SELECT ${n} AS row, '${key}' AS key, '[{"role":"user","content":"q${n}"}]' AS prompt, 'r' AS reference, 'b' AS base_output,
        't' AS tuned_output, ${base ?? "NULL"}::DOUBLE AS base_exact_match, ${tuned ?? "NULL"}::DOUBLE AS tuned_exact_match,
        ${baseLoss}::DOUBLE AS base_loss, ${tunedLoss}::DOUBLE AS tuned_loss`;
    query = [row(1, 0, 1, 2, 1), row(2, 1, 0, 1, 2), row(3, 1, 1, 1, 1), row(4, null, 1, 3, 1)].join(
      " UNION ALL ",
    );
  });

  it("gives both answers with their measures", async () => {
    const path = await parquet(query);
    const { rows } = await readEvaluation({ path, ...page, limit: 1, primaryMetric: "exact_match" });
    expect(rows).toEqual([
      {
        row: 1,
        prompt: [{ role: "user", content: "q1" }],
        reference: "r",
        baseOutput: "b",
        tunedOutput: "t",
        base: { exact_match: 0, loss: 2 },
        tuned: { exact_match: 1, loss: 1 },
        outcome: "better",
      },
    ]);
  });

  it("gives null for a measure that is no finite number", async () => {
    const path = await parquet(query.replaceAll("2::DOUBLE AS base_loss", "'nan'::DOUBLE AS base_loss"));
    const { rows } = await readEvaluation({ path, ...page, limit: 1, primaryMetric: "loss" });
    expect(rows[0]).toMatchObject({ base: { loss: null }, tuned: { loss: 1 }, outcome: "same" });
  });

  it.each([
    ["exact_match", "better", [1]],
    ["exact_match", "worse", [2]],
    ["exact_match", "same", [3, 4]],
    ["loss", "better", [1, 4]],
    ["loss", "worse", [2]],
    ["loss", "same", [3]],
  ] as const)("by %s, finds the rows that are %s", async (primaryMetric, outcome, expected) => {
    const path = await parquet(query);
    const { rows, total } = await readEvaluation({ path, ...page, primaryMetric, outcome });
    expect(rows.map(({ row }) => row)).toEqual(expected);
    expect(rows.every((row) => row.outcome === outcome)).toBe(true);
    expect(total).toBe(expected.length);
  });
});
