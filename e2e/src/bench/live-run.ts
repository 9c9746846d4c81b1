import type { FineTune, JobEvent } from "@facet/sdk/generated/types.gen";
import { waitForJob } from "@facet/sdk/wait-for-job";
import type { Page } from "playwright-core";
import { startRun } from "../harness/seed.ts";
import type { BenchWorld } from "./bench-world.ts";

export interface LiveRun {
  readonly run: FineTune;
  /** What the run told while something was done, and how much a second. */
  readonly during: (
    act: () => Promise<void>,
  ) => Promise<{ events: readonly JobEvent[]; eventsPerSecond: number }>;
}

/** A run that tells of each of its steps ten times a second, for longer than anybody watches; its page is open. */
export async function startLiveRun(world: BenchWorld, page: Page): Promise<LiveRun> {
  const { stack, seeded } = world;
  stack.play({ steps: 100_000, stepMs: 100, checkpointEvery: 100 });
  const run = await startRun(stack, seeded, "watched");
  await page.goto(`${stack.origin}/${seeded.projectId}/fine-tunes/${run.id}`);
  await page
    .getByText(/Step [\d,]+ of/)
    .first()
    .waitFor({ timeout: 60_000 });
  return {
    run,
    async during(act) {
      const after = (await eventsAfter(world, run.jobs.train, 0)).at(-1)?.seq ?? 0;
      const startedAt = performance.now();
      await act();
      const seconds = (performance.now() - startedAt) / 1000;
      const events = await eventsAfter(world, run.jobs.train, after);
      return { events, eventsPerSecond: events.length / seconds };
    },
  };
}

/** Ends it, and waits until the runner is free again. */
export async function endLiveRun({ stack: { facet } }: BenchWorld, run: FineTune): Promise<void> {
  await facet.cancelFineTune({ path: { id: run.id } });
  await waitForJob(facet, { jobId: run.jobs.train });
}

async function eventsAfter({ stack }: BenchWorld, id: string, first: number): Promise<readonly JobEvent[]> {
  const events: JobEvent[] = [];
  for (let after = first, more = true; more; ) {
    const page = await stack.facet.listJobEvents({ path: { id }, query: { after, limit: 1000 } });
    events.push(...page.events);
    after = page.lastSeq;
    more = page.more;
  }
  return events;
}
