import { setTimeout as pause } from "node:timers/promises";
import type { FacetClient } from "@facet/sdk/create-client";
import type { Runner } from "@facet/sdk/generated/types.gen";
import { say } from "../terminal/print.ts";
import { findRunner } from "./find-runner.ts";

const askEveryMs = 1000;

/** Stays until a runner that is drained holds nothing more, or somebody opens it again. */
export async function waitUntilDrained(facet: FacetClient, id: string): Promise<Runner> {
  let told = "";
  for (;;) {
    const runner = await findRunner(facet, id);
    if (runner.availability !== "draining") return runner;
    const job = runner.currentJobId ?? "a job of another organisation";
    if (job !== told) say(`It still has ${job}.`);
    told = job;
    await pause(askEveryMs);
  }
}
