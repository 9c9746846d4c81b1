import type { JobEvent } from "@facet/sdk/generated/types.gen";
import { describe, expect, it } from "vitest";
import { emptyStory } from "./job-story.ts";
import { reduceStory } from "./reduce-story.ts";

let seq = 0;
const event = (type: JobEvent["type"], data: JobEvent["data"], attempt = 1): JobEvent => {
  seq += 1;
  return { seq, at: new Date(1e12 + seq * 1000).toISOString(), attempt, type, data };
};
const metric = (step: number, loss: number, attempt = 1) =>
  event("metric", { step, values: { loss, learning_rate: 1e-4 } }, attempt);

describe("a job's story", () => {
  const start = () => {
    seq = 0;
    return emptyStory("job_1");
  };

  it("grows by each event, and by each only once", () => {
    const story = start();
    const events = [
      event("state", { from: "queued", to: "starting", reason: null, error: null }),
      event("phase", { phase: "load", label: "Loading the model" }),
      metric(1, 2.5),
      metric(2, 2.25),
      event("log", { level: "warn", message: "slow disk" }),
      event("sample", { step: 2, index: 0, prompt: "hi", text: "hello", model: "tuned" }),
      event("checkpoint", { step: 2, best: true, bytes: 10, committed: false }),
      event("checkpoint", { step: 2, best: true, bytes: 10, committed: true, artifactId: "art_1" }),
      event("progress", { done: 2, total: 10, unit: "steps", etaSeconds: 40 }),
      event("warning", { code: "rows_cut", message: "3 rows are cut", fix: null }),
      event("hardware", { values: { rss_bytes: 5 } }),
    ];
    const once = reduceStory(story, events);
    expect(once).toMatchObject({
      lastSeq: 11,
      series: {
        loss: [
          [1, 2.5],
          [2, 2.25],
        ],
      },
      phases: [{ phase: "load", seq: 2 }],
      logs: [{ level: "warn", message: "slow disk" }],
      samples: [{ step: 2, text: "hello" }],
      checkpoints: [{ step: 2, artifactId: "art_1" }],
      notices: [{ level: "warning", code: "rows_cut" }],
      hardware: [{ values: { rss_bytes: 5 } }],
      progress: { done: 2, total: 10 },
      ended: false,
    });
    expect(reduceStory(once, events)).toBe(once);
    const bit = events.reduce((so, one) => reduceStory(so, [one]), story);
    expect(bit).toEqual(once);
  });

  it("lets a later attempt draw over what the earlier one drew from there on", () => {
    const first = reduceStory(start(), [metric(1, 3), metric(2, 2), metric(3, 1), metric(4, 9)]);
    const second = reduceStory(first, [metric(3, 1.5, 2), metric(4, 1.25, 2)]);
    expect(second.series.loss).toEqual([
      [1, 3],
      [2, 2],
      [3, 1.5],
      [4, 1.25],
    ]);
    expect(second.attempt).toBe(2);
    expect(first.series.loss).toHaveLength(4);
  });

  it("keeps what did not change, so that it is not drawn again", () => {
    const first = reduceStory(start(), [metric(1, 3), event("log", { level: "info", message: "a" })]);
    const second = reduceStory(first, [metric(2, 2)]);
    expect(second.logs).toBe(first.logs);
    expect(second.samples).toBe(first.samples);
    expect(second.series.loss).not.toBe(first.series.loss);
  });

  it("ends with a final state and not before", () => {
    const running = reduceStory(start(), [
      event("state", { from: "starting", to: "running", reason: null, error: null }),
    ]);
    expect(running.ended).toBe(false);
    const over = reduceStory(running, [
      event("state", { from: "running", to: "cancelled", reason: null, error: null }),
    ]);
    expect(over.ended).toBe(true);
  });
});
