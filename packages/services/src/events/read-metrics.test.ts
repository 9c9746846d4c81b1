import type { EngineEvent } from "@facet/contracts/engine/engine-event";
import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { metricBlocks } from "../data/collections/metric-blocks.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { appendEvents } from "../gateway/append-events.ts";
import { startWork } from "../gateway/start-work.ts";
import { fenceOf, openRunner } from "../testing/act-as-runner.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { decimate, type Point } from "./decimate.ts";
import { readMetrics } from "./read-metrics.ts";

const at = "2026-11-23T12:00:00.000Z";
const metric = (line: number, step: number, loss: number): EngineEvent => ({
  line,
  at,
  type: "metric",
  step,
  values: { loss, learning_rate: 1 / step },
});

describe("a job's curves", () => {
  let platform: TestPlatform;
  let account: Trainable;
  let hostId: string;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newTrainable(platform);
    hostId = `host-${crypto.randomUUID()}`;
    await account.train();
  });
  afterEach(() => platform.close());

  async function startAttempt(): Promise<Claimed> {
    const claimed = await (await openRunner(platform, hostId)).take();
    await startWork({ ctx: platform, input: fenceOf(claimed) });
    return claimed;
  }

  async function send(
    claimed: Claimed,
    from: number,
    to: number,
    loss: (step: number) => number,
  ): Promise<void> {
    for (let start = from; start <= to; start += 100) {
      const steps = Array.from({ length: Math.min(100, to - start + 1) }, (_, index) => start + index);
      const events = steps.map((step) => metric(step - from + 1, step, loss(step)));
      await appendEvents({ ctx: platform, input: { ...fenceOf(claimed), events } });
    }
  }

  it("hold one value a step, that of the highest attempt, whether from blocks or from the log", async () => {
    const first = await startAttempt();
    await send(first, 1, 1300, (step) => step);
    const second = await startAttempt();
    await send(second, 1001, 1500, (step) => -step);
    const documents = platform.documents.bind(tenantContext(account.orgId));
    const blocks = await documents.query(metricBlocks, "byJob", {
      equals: { jobId: first.jobId },
      limit: 10,
    });
    expect(blocks.map((block) => block.data.firstSeq)).toEqual([1, 501, 1001]);

    const { series, lastSeq } = await readMetrics({
      ctx: account.ctx,
      input: { jobId: first.jobId, names: ["loss"], maxPoints: 10_000 },
    });
    const steps = Array.from({ length: 1500 }, (_, index) => index + 1);
    expect(series).toEqual([
      {
        name: "loss",
        axis: "step",
        decimated: false,
        points: steps.map((step) => [step, step <= 1000 ? step : -step]),
      },
    ]);
    expect(lastSeq).toBeGreaterThan(1800);

    const few = await readMetrics({
      ctx: account.ctx,
      input: { jobId: first.jobId, after: 1400, maxPoints: 20 },
    });
    expect(few.series.map((one) => one.name)).toEqual(["learning_rate", "loss"]);
    expect(
      few.series.every(
        (one) => one.decimated && one.points.length <= 20 && one.points.every(([step]) => step > 1400),
      ),
    ).toBe(true);
  });

  it("are the same when every block is lost", async () => {
    const claimed = await startAttempt();
    await send(claimed, 1, 1200, (step) => Math.sin(step));
    const read = () => readMetrics({ ctx: account.ctx, input: { jobId: claimed.jobId, maxPoints: 100 } });
    const before = await read();
    const documents = platform.documents.bind(tenantContext(account.orgId));
    const blocks = await documents.query(metricBlocks, "byJob", {
      equals: { jobId: claimed.jobId },
      limit: 10,
    });
    expect(blocks.length).toBe(2);
    await documents.transact(async (tx) => {
      for (const block of blocks) tx.remove(metricBlocks, block.id);
    });
    expect(await read()).toEqual(before);
  });
});

describe("decimating a curve", () => {
  const curve = fc
    .array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 400 })
    .map((values) => values.map((value, index): Point => [index, value]));

  it("keeps both ends, the lowest and the highest point and the order, within the limit", () => {
    fc.assert(
      fc.property(curve, fc.integer({ min: 10, max: 60 }), (points, maxPoints) => {
        const kept = decimate(points, maxPoints);
        const values = points.map(([, value]) => value);
        const keptValues = kept.map(([, value]) => value);
        expect(kept.length).toBeLessThanOrEqual(maxPoints);
        expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)]);
        expect([Math.min(...keptValues), Math.max(...keptValues)]).toEqual([
          Math.min(...values),
          Math.max(...values),
        ]);
        expect(kept.every(([step], index) => index === 0 || step > (kept[index - 1]?.[0] ?? -1))).toBe(true);
      }),
      { seed: 11 },
    );
  });
});
