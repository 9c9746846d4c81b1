import { setTimeout as pause } from "node:timers/promises";
import type { BenchPlatform } from "../bench-platform.ts";
import { type Figure, figure } from "../figure.ts";
import { percentile } from "../percentile.ts";
import { openGatewayRunner } from "./gateway-runner.ts";
import { newJob } from "./new-job.ts";

const rounds = 80;
/** Until the runner surely asks. */
const idleMs = 10;

interface Filled {
  readonly platform: BenchPlatform;
  readonly projectId: string;
}

/** From making a job to its claim by a runner that waits, on a small store and on a large one, in turns. */
export async function measureFlatClaims(small: Filled, large: Filled): Promise<Figure[]> {
  const sides = await Promise.all(
    [small, large].map(async (side) => ({
      ...side,
      runner: await openGatewayRunner(side.platform),
      delays: [] as number[],
    })),
  );
  for (let round = 0; round < rounds; round += 1) {
    for (const { platform, projectId, runner, delays } of sides) {
      const claiming = runner.claim(20_000);
      await pause(idleMs);
      const sentAt = performance.now();
      await newJob(platform, projectId);
      const claimed = await claiming;
      if (claimed === null) throw new Error("a job that was made was not claimed in 20 s");
      // The first few warm both up.
      if (round >= rounds / 10) delays.push(performance.now() - sentAt);
      await runner.drop(claimed);
    }
  }
  const [few = 0, many = 0] = sides.map(({ delays }) => percentile(delays, 0.5));
  return [
    figure({
      name: "job, made to claimed, at 100,000 jobs beside 100",
      value: many / few,
      unit: "ratio",
      bar: 1.3,
      sense: "at most",
      count: rounds * 2,
    }),
  ];
}
