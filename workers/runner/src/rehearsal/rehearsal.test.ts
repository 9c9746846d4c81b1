import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EngineEvent } from "@facet/contracts/engine/engine-event";
import { EvaluationResult } from "@facet/contracts/evaluations/evaluation";
import { PreparationStats } from "@facet/contracts/preparations/preparation";
import { readEvaluation } from "@facet/datasets/read-evaluation";
import { readPrepared } from "@facet/datasets/read-prepared";
import { writeParquet } from "@facet/datasets/write-parquet";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { UnnumberedEvent } from "./event-writer.ts";
import type { Rehearsal, Rehearse } from "./rehearsal.ts";
import { rehearseEvaluate } from "./rehearse-evaluate.ts";
import { rehearsePrepare } from "./rehearse-prepare.ts";
import { rehearseTrain } from "./rehearse-train.ts";

const columns = { row: "BIGINT", key: "VARCHAR", type: "VARCHAR", content: "VARCHAR" };
const settings = { max_length: 16, train_on: "last-assistant", truncation: "drop" };
const page = { offset: 0, limit: 100 };

describe("the rehearsal engine", { timeout: 60_000 }, () => {
  let folder: string;
  let events: UnnumberedEvent[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "facet-rehearsal-"));
    events = [];
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function rowsFile(name: string, contents: readonly object[]): Promise<string> {
    const path = join(folder, name);
    const rows = contents.map((content, at) => ({
      row: at + 1,
      key: String(at).padStart(64, "0"),
      type: "chat",
      content: JSON.stringify(content),
    }));
    await writeParquet({ path, columns, rows });
    return path;
  }

  async function play(
    rehearse: Rehearse,
    task: "prepare" | "train" | "evaluate",
    inputs: object,
    config: object,
  ) {
    const rehearsal: Rehearsal = {
      request: {
        protocol: 1,
        task,
        jobId: "job",
        attempt: 1,
        workDir: folder,
        outputDir: folder,
        threads: 1,
        inputs: JSON.parse(JSON.stringify(inputs)),
        config: JSON.parse(JSON.stringify(config)),
      },
      events: { write: (event) => void events.push(event), writeRaw: () => undefined },
      plan: { steps: 4, stepMs: 0, checkpointEvery: 2, says: [], fault: null },
      stop: new AbortController().signal,
    };
    const result = await rehearse(rehearsal);
    for (const event of events) EngineEvent.parse({ line: 1, at: "", ...event });
    return result;
  }

  const chat = (question: string, answer: string) => ({
    messages: [
      { role: "user", content: question },
      { role: "assistant", content: answer },
    ],
  });

  it("prepares the rows it is given: ids, labels, drops and counts that agree", async () => {
    const train = await rowsFile("train.parquet", [
      chat("one two", "three"),
      { prompt: "one two", completion: " three " },
      { messages: [{ role: "user", content: "alone" }] },
      chat("word ".repeat(20), "long"),
    ]);
    const validation = await rowsFile("validation.parquet", [chat("why", "because")]);
    const stats = PreparationStats.parse(
      await play(rehearsePrepare, "prepare", { rows: { train, validation } }, settings),
    );
    const { rows } = await readPrepared({ path: join(folder, "prepared/train.parquet"), ...page });
    expect(rows.map(({ row, dropped, document }) => [row, dropped, document])).toEqual([
      [1, null, 0],
      [2, null, 1],
      [3, "no_assistant_turn", null],
      [4, "too_long", null],
    ]);
    const [first, second] = rows;
    expect(second?.inputIds).toEqual(first?.inputIds);
    // <user> one two <end> <assistant> three <end>
    expect(first?.labels.map((label) => (label === -100 ? "read" : "learned")).join(" ")).toBe(
      "read read read read read learned learned",
    );
    expect(stats.train).toMatchObject({
      rows: 4,
      kept: 2,
      tokens: 14,
      trainedTokens: 4,
      dropReasons: { no_assistant_turn: 1, too_long: 1 },
    });
    const bytes = await readFile(join(folder, "prepared/train.parquet"));
    await play(rehearsePrepare, "prepare", { rows: { train, validation } }, settings);
    expect(await readFile(join(folder, "prepared/train.parquet"))).toEqual(bytes);
  });

  it("ends like the real one when nothing can be trained", async () => {
    const train = await rowsFile("train.parquet", [chat("word ".repeat(20), "long")]);
    const validation = await rowsFile("validation.parquet", []);
    await expect(
      play(rehearsePrepare, "prepare", { rows: { train, validation } }, settings),
    ).rejects.toMatchObject({ exitCode: 10, event: { code: "rows_too_long", class: "user" } });
  });

  it("answers watched validation rows at every checkpoint, better each time", async () => {
    const rows = await rowsFile("rows.parquet", [chat("count", "one two three four")]);
    await play(rehearsePrepare, "prepare", { rows: { train: rows, validation: rows } }, settings);
    const inputs = { prepared: join(folder, "prepared"), watchPrompts: [], resumeFrom: null };
    await play(rehearseTrain, "train", inputs, { knobs: { watch_prompts: 3 } });
    const samples = events.filter((event) => event.type === "sample");
    expect(samples.map(({ step, text, model, reference }) => [step, text, model, reference])).toEqual([
      [0, "", "base", "one two three four"],
      [2, "one two", "tuned", "one two three four"],
      [4, "one two three four", "tuned", "one two three four"],
    ]);
  });

  it("evaluates every row, and the verdict is that of the rows in the file", async () => {
    const rows = await rowsFile(
      "test.parquet",
      Array.from({ length: 60 }, (_, at) => chat(`question ${at}`, `answer ${at}`)),
    );
    const config = { primaryMetric: "exact_match", maxRows: 50 };
    const result = EvaluationResult.parse(await play(rehearseEvaluate, "evaluate", { rows }, config));
    const file = { path: join(folder, "evaluation/rows.parquet"), ...page };
    const read = await readEvaluation({ ...file, primaryMetric: "exact_match" });
    expect(read.total).toBe(50);
    const { better, worse, same, n, conclusion, pValue } = result.verdict;
    const count = (outcome: string) => read.rows.filter((row) => row.outcome === outcome).length;
    expect([count("better"), count("worse"), count("same"), 50]).toEqual([better, worse, same, n]);
    expect(conclusion).toBe("better");
    expect(pValue).toBeLessThan(0.001);
    const first = read.rows[0];
    expect(first?.prompt).toEqual([{ role: "user", content: "question 0" }]);
    expect(first?.reference).toBe("answer 0");
    for (const { tuned, tunedOutput, reference } of read.rows)
      expect(tunedOutput === reference).toBe(tuned.exact_match === 1);
  });
});
