import type { EngineEvent } from "@facet/contracts/engine/engine-event";
import type { JobEvent } from "@facet/contracts/events/job-event";
import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventChunks } from "../data/collections/event-chunks.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { followEvents } from "../events/follow-events.ts";
import { readEvents } from "../events/read-events.ts";
import { readSamples } from "../events/read-samples.ts";
import { cancelJob } from "../jobs/cancel-job.ts";
import { pauseJob } from "../jobs/pause-job.ts";
import { commitStep, fenceOf, finishJob, openRunner } from "../testing/act-as-runner.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { requireInvariants } from "../testing/require-invariants.ts";
import { appendEvents } from "./append-events.ts";
import { confirmCancelled } from "./confirm-cancelled.ts";
import { failAttempt } from "./fail-attempt.ts";
import { startWork } from "./start-work.ts";

const at = "2026-11-23T12:00:00.000Z";
const log = (line: number, message = `line ${line}`): EngineEvent => ({
  line,
  at,
  type: "log",
  level: "info",
  message,
});

describe("a job's event log", () => {
  let platform: TestPlatform;
  let account: Trainable;
  let claimed: Claimed;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newTrainable(platform);
    await account.train();
    claimed = await (await openRunner(platform)).take();
    await startWork({ ctx: platform, input: fenceOf(claimed) });
  });
  afterEach(async () => {
    await requireInvariants(platform, account.orgId);
    await platform.close();
  });

  const append = (events: EngineEvent[]) =>
    appendEvents({ ctx: platform, input: { ...fenceOf(claimed), events } });
  async function story(): Promise<JobEvent[]> {
    return (await readEvents({ ctx: account.ctx, input: { jobId: claimed.jobId, after: 0, limit: 10_000 } }))
      .events;
  }
  const messages = async () =>
    (await story()).filter((event) => event.type === "log").map((event) => event.data.message);
  const chunks = () =>
    platform.documents
      .bind(tenantContext(account.orgId))
      .query(eventChunks, "after", { equals: { jobId: claimed.jobId }, range: { from: 1 }, limit: 500 });

  it("numbers events 1, 2, 3 ... without a gap while runner, owner and platform write at once", async () => {
    const writes = [
      ...Array.from({ length: 25 }, (_, index) => append([log(2 * index + 1), log(2 * index + 2)])),
      commitStep(platform, claimed, 10),
      pauseJob({ ctx: account.ctx, input: { id: claimed.jobId } }),
    ];
    await Promise.allSettled(writes);
    await cancelJob({ ctx: account.ctx, input: { id: claimed.jobId } });
    await confirmCancelled({ ctx: platform, input: fenceOf(claimed) });
    const numbers = (await story()).map((event) => event.seq);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it("keeps every line once and in order when a spool is replayed in any pieces, over and over", async () => {
    const lines = Array.from({ length: 40 }, (_, index) => log(index + 1));
    let stored = 0;
    const piece = fc.tuple(fc.nat(39), fc.integer({ min: 1, max: 15 }));
    for (const [from, length] of fc.sample(piece, { seed: 7, numRuns: 60 })) {
      // A runner sends from what it knows to be stored or from before it, never from behind it.
      const start = Math.min(from, stored);
      const reply = await append(lines.slice(start, start + length));
      stored = Math.max(stored, Math.min(40, start + length));
      expect(reply.lastLine).toBe(stored);
    }
    expect(stored).toBe(40);
    expect(await messages()).toEqual(lines.map((line) => (line.type === "log" ? line.message : "")));
  });

  it("begins a new attempt's lines at 1 again", async () => {
    await append([log(1), log(2), log(3)]);
    const hostId = `host-${crypto.randomUUID()}`;
    await failAttempt({
      ctx: platform,
      input: {
        ...fenceOf(claimed),
        code: "engine_killed",
        class: "infra",
        message: "killed",
        place: null,
        fix: null,
        fixKnobs: null,
        lastStep: 3,
      },
    });
    claimed = await (await openRunner(platform, hostId)).take();
    await startWork({ ctx: platform, input: fenceOf(claimed) });
    expect(await append([log(1, "again")])).toMatchObject({ lastLine: 1 });
    expect(await messages()).toEqual(["line 1", "line 2", "line 3", "again"]);
  });

  it("keeps chunks within 200 events and 256 KiB, and leaves out a line that breaks the protocol", async () => {
    await append(Array.from({ length: 200 }, (_, index) => log(index + 1, "x".repeat(4000))));
    await append([
      {
        line: 201,
        at,
        type: "sample",
        step: 1,
        index: 0,
        prompt: [],
        text: "y".repeat(200_000),
        model: "tuned",
      },
    ]);
    for (const { data } of await chunks()) {
      expect(data.events.length).toBeLessThanOrEqual(200);
      expect(Buffer.byteLength(JSON.stringify(data.events))).toBeLessThanOrEqual(256 * 1024 + 1024);
    }
    expect((await chunks()).length).toBeGreaterThan(3);
    expect((await story()).at(-1)).toMatchObject({ type: "warning", data: { code: "engine_protocol" } });
  });

  it("drops heartbeats and masks credentials", async () => {
    expect(await append([{ line: 1, at, type: "heartbeat", rssBytes: 1 }])).toMatchObject({ lastLine: 1 });
    await append([log(2, "HF_TOKEN=hf_abcdefghijklmnopqrstuvwxyz012345")]);
    expect(
      (await story()).some((event) => event.type === "log" && JSON.stringify(event).includes("hf_abcdef")),
    ).toBe(false);
  });

  it("tells a reader of a new event within 100 ms, and ends the story with the job", async () => {
    const reading = new AbortController();
    const delays: number[] = [];
    const seen: number[] = [];
    let sentAt = 0;
    let heard: (() => void) | undefined;
    const reader = (async () => {
      for await (const event of followEvents({
        ctx: account.ctx,
        input: { jobId: claimed.jobId, after: 0, signal: reading.signal },
      })) {
        seen.push(event.seq);
        if (event.type !== "log") continue;
        delays.push(performance.now() - sentAt);
        heard?.();
      }
    })();
    for (let line = 1; line <= 20; line += 1) {
      const arrived = new Promise<void>((resolve) => {
        heard = resolve;
      });
      sentAt = performance.now();
      await append([log(line)]);
      await arrived;
    }
    expect(delays.sort((a, b) => a - b)[10]).toBeLessThan(100);
    await finishJob(platform, claimed);
    await reader;
    expect(seen).toEqual(seen.map((_, index) => index + 1));
    expect(seen).toHaveLength((await story()).length);
  });

  it("gives pages that join without a seam", async () => {
    await append(Array.from({ length: 120 }, (_, index) => log(index + 1)));
    const joined: number[] = [];
    for (let after = 0, more = true; more; ) {
      const page = await readEvents({ ctx: account.ctx, input: { jobId: claimed.jobId, after, limit: 7 } });
      joined.push(...page.events.map((event) => event.seq));
      ({ lastSeq: after, more } = page);
    }
    expect(joined).toEqual((await story()).map((event) => event.seq));
  });

  it("finds samples without reading the rest", async () => {
    const sample = (line: number): EngineEvent => ({
      line,
      at,
      type: "sample",
      step: line,
      index: 0,
      prompt: [{ role: "user", content: "?" }],
      text: `answer ${line}`,
      model: "tuned",
    });
    for (let line = 1; line <= 30; line += 1) await append([line % 10 === 0 ? sample(line) : log(line)]);
    const first = await readSamples({
      ctx: account.ctx,
      input: { jobId: claimed.jobId, after: 0, limit: 2 },
    });
    expect(first.samples.map((event) => event.data.text)).toEqual(["answer 10", "answer 20"]);
    expect(first.more).toBe(true);
    const rest = await readSamples({
      ctx: account.ctx,
      input: { jobId: claimed.jobId, after: first.lastSeq, limit: 2 },
    });
    expect(rest).toMatchObject({ more: false, samples: [{ data: { text: "answer 30" } }] });
  });
});
