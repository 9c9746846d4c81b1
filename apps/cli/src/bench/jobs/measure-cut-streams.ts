import { get } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { JobEvent } from "@facet/contracts/events/job-event";
import type { BenchPlatform } from "../bench-platform.ts";
import { type Figure, figure } from "../figure.ts";
import { openGatewayRunner } from "./gateway-runner.ts";
import { newJob } from "./new-job.ts";

const cuts = 100;
const everyMs = 20;

/** A stream that breaks a hundred times in the middle of anything, while its job goes on: what arrives, in its order. */
export async function measureCutStreams(platform: BenchPlatform, projectId: string): Promise<Figure[]> {
  const runner = await openGatewayRunner(platform);
  const jobId = await newJob(platform, projectId);
  const claimed = await runner.claim(20_000);
  if (claimed?.jobId !== jobId) throw new Error("another job was in line");
  await runner.start(claimed);
  let isOver = false;
  async function tell(): Promise<void> {
    if (claimed === null) return;
    for (let line = 1; !isOver; line += 5) {
      const at = new Date().toISOString();
      const events = Array.from({ length: 5 }, (_, index) => {
        const step = line + index;
        return { line: step, at, type: "metric", step, values: { loss: 1 / step } };
      });
      await runner.say(claimed, events);
      await pause(everyMs);
    }
  }
  const telling = tell();
  const seen: number[] = [];
  for (let cut = 0; cut < cuts; cut += 1)
    seen.push(...(await readUntilCut(platform, jobId, seen.at(-1) ?? 0, cut)));
  isOver = true;
  await telling;
  await runner.drop(claimed);
  const gaps = seen.filter((seq, index) => index > 0 && seq > (seen[index - 1] ?? 0) + 1).length;
  const repeats = seen.filter((seq, index) => index > 0 && seq <= (seen[index - 1] ?? 0)).length;
  const common = { unit: "events", bar: 0, sense: "at most", count: seen.length } as const;
  return [
    figure({ ...common, name: `events missing after ${cuts} cuts of a stream`, value: gaps }),
    figure({ ...common, name: `events twice after ${cuts} cuts of a stream`, value: repeats }),
  ];
}

/** Reads on after `last` and breaks off after some bytes, wherever that is. Returns what had arrived whole. */
function readUntilCut(
  { apiUrl, key }: BenchPlatform,
  jobId: string,
  last: number,
  cut: number,
): Promise<number[]> {
  // Spread evenly and told by the number alone, so that a run can be repeated.
  const bytes = 200 + ((cut * 7919) % 3000);
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${key}`,
      accept: "text/event-stream",
      "last-event-id": String(last),
    };
    const asked = get(new URL(`/v1/jobs/${jobId}/events`, apiUrl), { agent: false, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text = (text + chunk).slice(0, bytes);
        if (text.length < bytes) return;
        response.destroy();
        // What follows the last empty line had not arrived whole.
        const blocks = text.split("\n\n").slice(0, -1);
        const lines = blocks.flatMap((block) => block.split("\n").filter((one) => one.startsWith("data: ")));
        resolve(lines.map((one) => JobEvent.parse(JSON.parse(one.slice("data: ".length))).seq));
      });
      response.on("error", () => undefined);
    });
    asked.on("error", reject);
  });
}
