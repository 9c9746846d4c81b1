import { spawn } from "node:child_process";
import { once } from "node:events";
import { requireSuccess } from "../bench-material.ts";
import type { BenchPlatform } from "../bench-platform.ts";
import { newJob } from "./new-job.ts";

const jobs = 12;

/** Jobs with a child process each, on a real runner, beside children that do nothing. As a note: the machine decides it. */
export async function measureChildJobs(platform: BenchPlatform, projectId: string): Promise<string[]> {
  const runner = platform.startRunner({
    FACET_ENGINE: "rehearsal",
    FACET_THREADS: "1",
    FACET_REHEARSAL: JSON.stringify({ steps: 1, stepMs: 1 }),
  });
  await requireSuccess(platform, await newJob(platform, projectId));
  const startedAt = performance.now();
  const ids = await Promise.all(Array.from({ length: jobs }, () => newJob(platform, projectId)));
  for (const id of ids) await requireSuccess(platform, id);
  const jobMs = (performance.now() - startedAt) / jobs;
  await runner.stop();
  const spawnedAt = performance.now();
  for (let count = 0; count < jobs; count += 1)
    await once(spawn(process.execPath, ["--eval", ""], { stdio: "ignore" }), "exit");
  const bareMs = (performance.now() - spawnedAt) / jobs;
  return [
    `a job with a child process: ${jobMs.toFixed(0)} ms, a bare child: ${bareMs.toFixed(0)} ms, ratio ${(jobMs / bareMs).toFixed(1)} (${jobs} each)`,
  ];
}
