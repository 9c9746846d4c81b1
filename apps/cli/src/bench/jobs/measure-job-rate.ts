import { setTimeout as pause } from "node:timers/promises";
import type { BenchPlatform } from "../bench-platform.ts";
import { type Figure, figure } from "../figure.ts";
import { percentile } from "../percentile.ts";
import { openGatewayRunner } from "./gateway-runner.ts";
import { newJob } from "./new-job.ts";

const wantedPerSecond = 50;
/** A little more than what is wanted: who only just keeps up is seen to fall behind. */
const offeredPerSecond = 55;
const durationMs = 30_000;
const runners = 8;
/** How much longer the last third may wait than the first: less than what one second brings. */
const growthMs = 250;

interface JobRate {
  readonly figures: Figure[];
  readonly notes: string[];
}

/** Jobs made at an even pace, whatever becomes of them; runners that do no work claim and finish them. */
export async function measureJobRate(platform: BenchPlatform, projectId: string): Promise<JobRate> {
  const madeAt = new Map<string, number>();
  const waits: { madeAt: number; waitMs: number }[] = [];
  const finishedAt: number[] = [];
  const startedAt = performance.now();
  const end = startedAt + durationMs;

  async function work(): Promise<void> {
    const runner = await openGatewayRunner(platform);
    for (;;) {
      const claimed = await runner.claim(500);
      const now = performance.now();
      if (claimed === null) {
        if (now > end) return;
        continue;
      }
      // Claimed before the answer to its making was read here: it did not wait.
      const made = madeAt.get(claimed.jobId) ?? now;
      waits.push({ madeAt: made, waitMs: now - made });
      await runner.finish(claimed);
      finishedAt.push(performance.now());
    }
  }

  async function make(): Promise<void> {
    const making: Promise<void>[] = [];
    for (let made = 0; performance.now() < end; made += 1) {
      const due = startedAt + (made * 1000) / offeredPerSecond;
      if (due > performance.now()) await pause(due - performance.now());
      const one = newJob(platform, projectId).then((id) => void madeAt.set(id, performance.now()));
      // Told below, when all have been sent.
      one.catch(() => undefined);
      making.push(one);
    }
    await Promise.all(making);
  }

  await Promise.all([make(), ...Array.from({ length: runners }, work)]);
  const inTime = finishedAt.filter((at) => at <= end).length;
  const third = (number: number) => {
    const from = startedAt + (durationMs * number) / 3;
    const ofThird = waits.filter(({ madeAt: at }) => at >= from && at < from + durationMs / 3);
    return percentile(
      ofThird.map(({ waitMs }) => waitMs),
      0.5,
    );
  };
  return {
    figures: [
      figure({
        name: `jobs claimed and finished, ${offeredPerSecond} a second made`,
        value: inTime / (durationMs / 1000),
        unit: "a second",
        bar: wantedPerSecond,
        sense: "at least",
        count: finishedAt.length,
      }),
      figure({
        name: "wait in line, last third beside the first",
        value: Math.max(0, third(2) - third(0)),
        unit: "ms",
        bar: growthMs,
        sense: "at most",
        count: waits.length,
      }),
    ],
    notes: [
      `median wait in line by thirds: ${[0, 1, 2].map((number) => `${third(number).toFixed(0)} ms`).join(", ")}`,
    ],
  };
}
