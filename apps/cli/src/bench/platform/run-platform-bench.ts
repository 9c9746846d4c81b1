import { Project } from "@facet/contracts/projects/project";
import { openBenchPlatform } from "../bench-platform.ts";
import type { Figure } from "../figure.ts";
import { measureThroughput } from "./api-throughput.ts";
import { measureClaimLatency } from "./claim-latency.ts";
import { measureEventLatency } from "./event-latency.ts";

/** Half the time a real step of a small model takes: the stream is measured busy, not idle. */
const plan = { steps: 600, stepMs: 20 };
const rehearsal = { FACET_ENGINE: "rehearsal", FACET_THREADS: "1", FACET_REHEARSAL: JSON.stringify(plan) };

export interface PlatformBench {
  readonly figures: Figure[];
  readonly notes: string[];
}

/** Measures the platform's own speed on this machine, with an engine that only rehearses. Touches nothing that is kept. */
export async function runPlatformBench(say: (line: string) => void): Promise<PlatformBench> {
  const platform = await openBenchPlatform(say);
  try {
    const project = await platform.post("/v1/projects", { name: "Bench" }, Project);
    const runner = platform.startRunner(rehearsal);
    say("events from a trainer to a client");
    const events = await measureEventLatency(platform, project.id);
    say("jobs from creation to claim");
    const claims = await measureClaimLatency(platform, project.id);
    await runner.stop();
    say("the API beside a bare server");
    const throughput = await measureThroughput(platform, say);
    return { figures: [...events, ...claims, ...throughput.figures], notes: throughput.notes };
  } finally {
    await platform.close();
  }
}
