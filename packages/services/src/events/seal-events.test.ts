import type { EngineEvent } from "@facet/contracts/engine/engine-event";
import type { JobEvent } from "@facet/contracts/events/job-event";
import type { BoundDocuments } from "@facet/ports/documents";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Platform } from "../context.ts";
import { eventChunks } from "../data/collections/event-chunks.ts";
import { logsToSeal } from "../data/collections/logs-to-seal.ts";
import { metricBlocks } from "../data/collections/metric-blocks.ts";
import { sealedEvents } from "../data/collections/sealed-events.ts";
import { removeFineTune } from "../fine-tunes/remove-fine-tune.ts";
import { appendEvents } from "../gateway/append-events.ts";
import { collectGarbage } from "../maintenance/collect-garbage.ts";
import { fenceOf, finishJob } from "../testing/act-as-runner.ts";
import { requireInvariants } from "../testing/require-invariants.ts";
import { startTraining, type Training } from "../testing/start-training.ts";
import { followEvents } from "./follow-events.ts";
import { fewestChunks } from "./gather-segment.ts";
import { readEvents } from "./read-events.ts";
import { readMetrics } from "./read-metrics.ts";
import { readSamples } from "./read-samples.ts";
import { sealEvents } from "./seal-events.ts";

const at = "2026-11-23T12:00:00.000Z";
/** Every kind of line that readers look for, one chunk each; together more than one block. */
const lines = Array.from({ length: 900 }, (_, index): EngineEvent => {
  const line = index + 1;
  if (line % 100 === 0) {
    const prompt = [{ role: "user", content: `“${line}” ✓\n` }];
    return { line, at, type: "sample", step: line, index: 0, prompt, text: `answer ${line}`, model: "tuned" };
  }
  if (line % 3 === 0) return { line, at, type: "log", level: "info", message: `line ${line}` };
  return { line, at, type: "metric", step: line, values: { loss: 1 / line } };
});

describe("sealing an ended job's log", () => {
  let t: Training;
  beforeEach(async () => {
    t = await startTraining();
  });
  afterEach(async () => {
    await requireInvariants(t.platform, t.account.orgId);
    await t.platform.close();
  });

  /** The lines, so many a chunk, and the job's end. */
  async function trainToEnd(perChunk = 30): Promise<void> {
    for (let start = 0; start < lines.length; start += perChunk) {
      const events = lines.slice(start, start + perChunk);
      await appendEvents({ ctx: t.platform, input: { ...fenceOf(t.claimed), events } });
    }
    await finishJob(t.platform, t.claimed);
  }
  const jobId = () => t.claimed.jobId;
  const seal = (platform: Platform = t.platform) => sealEvents(platform, t.account.orgId, jobId());
  const page = (after: number, limit: number) =>
    readEvents({ ctx: t.account.ctx, input: { jobId: jobId(), after, limit } });
  const chunks = () =>
    t.documents().query(eventChunks, "after", { equals: { jobId: jobId() }, range: { from: 1 }, limit: 500 });
  const seals = () => t.documents().query(sealedEvents, "tail", { equals: { jobId: jobId() }, limit: 10 });
  const sealedBlobs = async () => (await t.blobsOf(jobId())).filter((key) => key.includes("/events/"));

  /** All that the job's readers give, as the text that goes over the wire. */
  async function everyReading(): Promise<string[]> {
    const streamed: JobEvent[] = [];
    const { signal } = new AbortController();
    for await (const event of followEvents({
      ctx: t.account.ctx,
      input: { jobId: jobId(), after: 0, signal },
    }))
      streamed.push(event);
    const pages: JobEvent[][] = [];
    for (let after = 0, more = true; more; ) {
      const next = await page(after, 70);
      pages.push(next.events);
      ({ lastSeq: after, more } = next);
    }
    const resumed = await page(777, 3);
    const input = { jobId: jobId(), after: 150, limit: 4 };
    const samples = await readSamples({ ctx: t.account.ctx, input });
    const metrics = await readMetrics({ ctx: t.account.ctx, input: { jobId: jobId(), maxPoints: 10_000 } });
    return [streamed, pages, resumed, samples, metrics].map((reading) => JSON.stringify(reading));
  }

  it("changes no byte of what pages, streams, samples and curves give, and keeps one chunk", async () => {
    await trainToEnd();
    const before = await everyReading();
    expect((await chunks()).length).toBeGreaterThan(30);
    await seal();
    expect(await everyReading()).toEqual(before);
    expect(await chunks()).toHaveLength(1);
    const [only, ...more] = (await seals()).map((row) => row.data);
    expect(more).toEqual([]);
    expect(only?.blocks.length).toBeGreaterThan(3);
    expect(await sealedBlobs()).toEqual([only?.key]);

    for (const { id } of await t.documents().query(metricBlocks, "byJob", {
      equals: { jobId: jobId() },
      limit: 10,
    }))
      await t.documents().transact(async (tx) => tx.remove(metricBlocks, id));
    expect(await everyReading()).toEqual(before);
  });

  it("takes several blobs for a long one, and pages join across them", async () => {
    for (let line = 1; line <= 60; line += 1) {
      const text = `${line} ${"words and ".repeat(10_000)}`;
      const events: EngineEvent[] = [
        { line, at, type: "sample", step: line, index: 0, prompt: [], text, model: "tuned" },
      ];
      await appendEvents({ ctx: t.platform, input: { ...fenceOf(t.claimed), events } });
    }
    await finishJob(t.platform, t.claimed);
    const before = await everyReading();
    await seal();
    expect((await seals()).length).toBeGreaterThan(1);
    expect(await sealedBlobs()).toHaveLength((await seals()).length);
    expect(await everyReading()).toEqual(before);
  });

  it("waits for the job's end and a while longer, and leaves a short log in its chunks", async () => {
    t.platform.clock.advance(2 * t.platform.timings.logSealMs);
    await seal();
    expect(await seals()).toEqual([]);
    await trainToEnd();
    await t.round();
    expect(await seals()).toEqual([]);
    t.platform.clock.advance(t.platform.timings.logSealMs + 1000);
    await t.round();
    expect(await seals()).toHaveLength(1);
    const due = await t.documents().query(logsToSeal, "oldest", { range: { from: "" }, limit: 10 });
    expect(due).toEqual([]);

    await t.account.train();
    const short = await t.runner.take();
    await finishJob(t.platform, short);
    await sealEvents(t.platform, t.account.orgId, short.jobId);
    const equals = { jobId: short.jobId };
    expect(await t.documents().query(sealedEvents, "tail", { equals, limit: 1 })).toEqual([]);
    const kept = await t.documents().query(eventChunks, "tail", { equals, limit: 100 });
    expect(kept.length).toBeGreaterThan(1);
    expect(kept.length).toBeLessThanOrEqual(fewestChunks + 1);
  });

  it("may be cut off between any two steps: readers see the same, and the next round finishes it", async () => {
    await trainToEnd(4);
    expect((await chunks()).length).toBeGreaterThan(200);
    const before = await everyReading();
    // Before the bytes; before their row; before the chunks go; in the middle of them; before the duty is done.
    for (const writes of [0, 1, 2, 1, 1]) {
      await expect(seal(dyingAfter(writes))).rejects.toThrow(Crash);
      expect(await everyReading()).toEqual(before);
      await requireInvariants(t.platform, t.account.orgId);
    }
    await seal();
    expect(await everyReading()).toEqual(before);
    expect(await chunks()).toHaveLength(1);

    // What the cut-off rounds left is found as garbage; what is named is not.
    t.platform.clock.advance(25 * 3_600_000);
    const olderThanMs = 24 * 3_600_000;
    const found = await collectGarbage({ ctx: t.platform, input: { dryRun: false, olderThanMs } });
    expect(found.examples.every((key) => key.includes(`${jobId()}/events/`))).toBe(true);
    expect(found.objects).toBeGreaterThan(0);
    expect(await sealedBlobs()).toEqual((await seals()).map((row) => row.data.key));
    expect(await everyReading()).toEqual(before);
  });

  it("done by two at once makes one seal, and leaves nothing of the other", async () => {
    await trainToEnd();
    const before = await everyReading();
    const reading = everyReading();
    await Promise.all([seal(), seal(), seal()]);
    expect(await reading).toEqual(before);
    expect(await everyReading()).toEqual(before);
    expect(await seals()).toHaveLength(1);
    expect(await sealedBlobs()).toHaveLength(1);
  });

  it("is undone with the job: rows and bytes go", async () => {
    await trainToEnd();
    await seal();
    await removeFineTune({ ctx: t.account.ctx, input: { id: t.fineTune.id } });
    await seal();
    for (let count = 0; count < 3; count += 1) await t.round();
    expect(await seals()).toEqual([]);
    expect(await chunks()).toEqual([]);
    expect(await sealedBlobs()).toEqual([]);
  });

  it("names damage instead of giving other events", async () => {
    await trainToEnd();
    await seal();
    const key = (await seals())[0]?.data.key ?? "";
    const bytes = new Uint8Array(await new Response((await t.platform.blobs.read(key)).body).arrayBuffer());
    await t.platform.blobs.remove(key);
    bytes.copyWithin(0, 200);
    await t.platform.blobs.write(key, bytes);
    await expect(page(0, 10)).rejects.toThrow("is damaged");
    // What is damaged can still be removed.
    await removeFineTune({ ctx: t.account.ctx, input: { id: t.fineTune.id } });
  });

  class Crash extends Error {}

  /** The platform until it has written so many times; then every write fails, as for a process that is gone. */
  function dyingAfter(writes: number): Platform {
    let left = writes;
    const spend = () => {
      if (left === 0) throw new Crash();
      left -= 1;
    };
    const { platform } = t;
    return {
      ...platform,
      blobs: {
        ...platform.blobs,
        write: async (...given) => {
          spend();
          return platform.blobs.write(...given);
        },
        remove: async (key) => {
          spend();
          await platform.blobs.remove(key);
        },
      },
      documents: {
        ...platform.documents,
        bind(context) {
          const bound: BoundDocuments = platform.documents.bind(context);
          return {
            ...bound,
            transact: async (fn) => {
              spend();
              return bound.transact(fn);
            },
          };
        },
      },
    };
  }
});
