import { setTimeout as pause } from "node:timers/promises";
import { BaseModel } from "@facet/contracts/base-models/base-model";
import { StateEventData } from "@facet/contracts/events/job-event";
import type { BenchPlatform } from "../bench-platform.ts";
import { type Figure, figure } from "../figure.ts";
import { followJob } from "../follow-job.ts";
import { percentile } from "../percentile.ts";

const jobs = 25;
/** After a job's end, until its runner surely asks for the next. */
const idleMs = 150;

/** From sending the request that creates a job to its claim by a runner that has nothing to do. */
export async function measureClaimLatency(platform: BenchPlatform, projectId: string): Promise<Figure[]> {
  const delays: number[] = [];
  for (let number = 1; number <= jobs; number += 1) {
    await pause(idleMs);
    const sentAt = Date.now();
    const { jobId } = await platform.post(
      "/v1/base-models",
      { projectId, name: `idle-${number}`, source: { type: "starter" } },
      BaseModel,
    );
    for await (const { event } of followJob(platform, jobId)) {
      if (event.type === "state" && StateEventData.parse(event.data).to === "starting")
        delays.push(Date.parse(event.at) - sentAt);
    }
  }
  return [
    figure({
      name: "job, created to claimed, median",
      value: percentile(delays, 0.5),
      unit: "ms",
      bar: 150,
      sense: "at most",
      count: delays.length,
    }),
  ];
}
