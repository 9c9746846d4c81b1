import type { EngineEvent } from "@facet/contracts/engine/engine-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appendEvents } from "../gateway/append-events.ts";
import { fenceOf, finishBegun } from "../testing/act-as-runner.ts";
import { startTraining, type Training } from "../testing/start-training.ts";
import { readLogs } from "./read-logs.ts";
import { readMetrics } from "./read-metrics.ts";

const at = "2026-05-01T12:00:00.000Z";
const second = Date.parse(at) / 1000;
const lines: EngineEvent[] = [
  { line: 1, at, type: "phase", phase: "train", label: "training" },
  { line: 2, at, type: "log", level: "debug", message: "loaded 30 layers" },
  { line: 3, at, type: "metric", step: 1, values: { loss: 2 } },
  { line: 4, at, type: "hardware", values: { "hardware.rss_bytes": 5e8, "hardware.cpu_share": 0.5 } },
  { line: 5, at, type: "warning", code: "cut", message: "Two rows are cut.", fix: "Raise max_length." },
  { line: 6, at, type: "log", level: "error", message: "Layers are lost" },
];

describe("a job's log", () => {
  let t: Training;
  let jobId: string;
  beforeEach(async () => {
    t = await startTraining();
    jobId = t.claimed.jobId;
    await appendEvents({ ctx: t.platform, input: { ...fenceOf(t.claimed), events: lines } });
  });
  afterEach(() => t.platform.close());

  const read = (more: object = {}) =>
    readLogs({ ctx: t.account.ctx, input: { jobId, level: "debug", after: 0, limit: 100, ...more } });

  it("is what people read: states, phases, words and warnings, without curves", async () => {
    const page = await read();
    expect(page.lines.map(({ type, level, text }) => [type, level, text])).toEqual([
      ["state", "info", "new -> queued"],
      ["state", "info", "queued -> starting (claimed)"],
      ["state", "info", "starting -> running"],
      ["phase", "info", "training"],
      ["log", "debug", "loaded 30 layers"],
      ["warning", "warn", "Two rows are cut. Raise max_length."],
      ["log", "error", "Layers are lost"],
    ]);
    expect(page).toMatchObject({ more: false, ended: false });
  });

  it("is asked by level and by text", async () => {
    expect((await read({ level: "warn" })).lines.map(({ level }) => level)).toEqual(["warn", "error"]);
    expect((await read({ q: "LAYERS" })).lines.map(({ text }) => text)).toEqual([
      "loaded 30 layers",
      "Layers are lost",
    ]);
    expect((await read({ q: "layers", level: "error" })).lines).toHaveLength(1);
  });

  it("is read page by page without a gap or a repeat, to its end", async () => {
    await finishBegun(t.platform, t.claimed);
    const seen: number[] = [];
    let page = await read({ limit: 2 });
    for (; page.more; page = await read({ after: page.lastSeq, limit: 2 }))
      seen.push(...page.lines.map(({ seq }) => seq));
    seen.push(...page.lines.map(({ seq }) => seq));
    expect(page.ended).toBe(true);
    expect(seen).toEqual((await read()).lines.map(({ seq }) => seq));
  });

  it("keeps what the machine did as series over time, beside curves over steps", async () => {
    const { series } = await readMetrics({ ctx: t.account.ctx, input: { jobId, maxPoints: 100 } });
    expect(series).toEqual([
      { name: "hardware.cpu_share", axis: "time", points: [[second, 0.5]], decimated: false },
      { name: "hardware.rss_bytes", axis: "time", points: [[second, 5e8]], decimated: false },
      { name: "loss", axis: "step", points: [[1, 2]], decimated: false },
    ]);
  });
});
