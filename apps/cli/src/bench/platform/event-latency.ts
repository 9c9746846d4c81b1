import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { makeBenchMaterial } from "../bench-material.ts";
import type { BenchPlatform } from "../bench-platform.ts";
import { type Figure, figure } from "../figure.ts";
import { followJob } from "../follow-job.ts";
import { percentile } from "../percentile.ts";

/** From the time a trainer wrote into its line to the line's arrival at a client: through pipe, spool, gateway, store and stream. */
export async function measureEventLatency(platform: BenchPlatform, projectId: string): Promise<Figure[]> {
  const material = await makeBenchMaterial(platform, projectId);
  const { jobs } = await platform.post(
    "/v1/fine-tunes",
    { projectId, ...material, preset: "quick", evaluation: null, formats: [] },
    FineTune,
  );
  const delays: number[] = [];
  for await (const { event, arrivedAt } of followJob(platform, jobs.train)) {
    if (event.type === "metric") delays.push(arrivedAt - Date.parse(event.at));
  }
  const common = { unit: "ms", sense: "at most", count: delays.length } as const;
  return [
    figure({ ...common, name: "event, trainer to client, median", value: percentile(delays, 0.5), bar: 100 }),
    figure({ ...common, name: "event, trainer to client, p99", value: percentile(delays, 0.99), bar: 500 }),
  ];
}
