import { join } from "node:path";
import type { FacetError } from "@facet/contracts/errors/facet-error";
import { describe, expect, it } from "vitest";
import type { ImportResult } from "./import/import-result.ts";
import { importDataset } from "./import-dataset.ts";
import { readRows } from "./read-rows.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const folder = process.env.FACET_SHARED_DATA;
if (folder === undefined) {
  process.stderr.write(
    "SKIPPED: real data sets. Name a folder with banking77, gsm8k, hh-rlhf and llamafactory in FACET_SHARED_DATA.\n",
  );
}

async function importShared(file: string, heldOut?: string): Promise<{ result: ImportResult; test: string }> {
  const outputDir = join(await temporaryFolder(), "out");
  const result = await importDataset({
    file: join(folder ?? "", file),
    heldOutFile: heldOut === undefined ? null : join(folder ?? "", heldOut),
    mapping: null,
    splits: { validation: 0.05, test: 0.1, seed: 42 },
    outputDir,
  });
  return { result, test: join(outputDir, "test.parquet") };
}

describe.skipIf(folder === undefined)("real data sets", { timeout: 60_000 }, () => {
  it("imports banking77 (CSV) with its own test file", async () => {
    const { result, test } = await importShared("banking77/train.csv", "banking77/test.csv");
    expect(result.mapping).toEqual({
      type: "prompt-completion",
      prompt: "text",
      completion: "category",
      system: null,
      input: null,
    });
    expect(result.counts).toMatchObject({ read: 13_083, refused: 7, test: 3080, duplicates: 0 });
    expect(result.refusedByCode).toEqual({ in_held_out: 7 });
    const { rows } = await readRows({ path: test, offset: 0, limit: 2 });
    expect(rows.map(({ content }) => content)).toEqual([
      { prompt: "How do I locate my card?", completion: "card_arrival" },
      {
        prompt: "I still have not received my new card, I ordered over a week ago.",
        completion: "card_arrival",
      },
    ]);
  });

  it("imports gsm8k (JSONL) whole", async () => {
    const { result } = await importShared("gsm8k/train.jsonl");
    expect(result.detection).toMatchObject({
      format: "jsonl",
      confidence: "certain",
      type: "prompt-completion",
    });
    expect(result.counts).toMatchObject({ read: 7473, kept: 7473, refused: 0 });
  });

  it("imports Alpaca (a JSON list) with its inputs, and counts its 14 duplicates", async () => {
    const { result } = await importShared("llamafactory/alpaca_en_demo.json");
    expect(result.mapping).toMatchObject({ prompt: "instruction", input: "input", completion: "output" });
    expect(result.counts).toMatchObject({ read: 999, kept: 985, duplicates: 14, refused: 0 });
  });

  it("imports glaive's tool calls (ShareGPT) as chats, and counts its 35 duplicates", async () => {
    const { result, test } = await importShared("llamafactory/glaive_toolcall_en_demo.json");
    expect(result.mapping).toEqual({ type: "chat", messages: "conversations", tools: "tools" });
    expect(result.counts).toMatchObject({ read: 300, kept: 265, duplicates: 35, refused: 0 });
    const { rows } = await readRows({ path: test, offset: 0, limit: 100 });
    const text = JSON.stringify(rows);
    expect(text).toContain('"tool_calls":[{"type":"function","function":{"name":');
    expect(text).toContain('"role":"tool"');
  });

  it("takes the columns it knows and leaves the others (gsm8k's model solutions)", async () => {
    const { result } = await importShared("gsm8k/example_model_solutions.jsonl");
    expect(result.mapping).toMatchObject({ prompt: "question", completion: "ground_truth" });
    expect(result.counts).toMatchObject({ read: 1319, kept: 1319 });
  });

  it.each([
    ["hh-rlhf/harmless-base-test.jsonl.gz", "unreadable_file", "a gzip archive"],
    ["llamafactory/dpo_en_demo.json", "unknown_format", "preferences"],
  ])("explains why %s cannot be used", async (file, code, reason) => {
    const error: unknown = await importShared(file).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code });
    expect((error as FacetError).detail).toContain(reason);
  });
});
