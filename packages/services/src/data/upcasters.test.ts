import type { Collection } from "@facet/ports/documents";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { must } from "../testing/must.ts";
import { startTraining, type Training } from "../testing/start-training.ts";
import { fineTunes } from "./collections/fine-tunes.ts";
import { jobs } from "./collections/jobs.ts";
import { runners } from "./collections/runners.ts";
import { systemContext } from "./system-context.ts";

/** As documents were stored before runs could be paused, retried and moved in line. */
describe("what was stored by the version before", () => {
  let t: Training;
  beforeAll(async () => {
    t = await startTraining();
  });
  afterAll(() => t.platform.close());

  function read<T>(collection: Collection<T>, old: Record<string, unknown>): T {
    expect(collection.schemaVersion).toBe(2);
    return collection.parse(must(collection.upcasters[1], "step from version 1")(old));
  }

  it("a job: its attempts had the knobs of its input, and its kind's time limit", async () => {
    const now = must(await t.documents().get(jobs, t.claimed.jobId), "job").data;
    const { priority, retryOf, saferKnobs, pausedFor, timeLimitMs, ...old } = now;
    const attempts = old.attempts.map(({ knobs: _knobs, ...attempt }) => attempt);
    const waiting = { code: "runner", sentence: "Waits.", since: now.createdAt };
    expect(read(jobs, { ...old, attempts, waiting })).toEqual({
      ...now,
      waiting: { ...waiting, until: null, ahead: null },
    });
    expect({ priority, retryOf, saferKnobs, pausedFor, timeLimitMs }).toMatchObject({ retryOf: null });
    expect(read(jobs, { ...old, attempts, state: "paused" })).toMatchObject({ pausedFor: "person" });
  });

  it("a fine-tune and a runner: of normal priority, and open", async () => {
    const run = must(await t.documents().get(fineTunes, t.fineTune.id), "fine-tune").data;
    const { priority: _priority, autoSaferRetry: _auto, timeLimitMinutes: _limit, ...oldRun } = run;
    expect(read(fineTunes, oldRun)).toEqual(run);
    const control = t.platform.documents.bind(systemContext("gateway"));
    const runner = must(await control.get(runners, t.runner.runnerId), "runner").data;
    const { availability: _open, availabilitySince: _since, ...oldRunner } = runner;
    expect(read(runners, oldRunner)).toMatchObject({ availability: "open", name: runner.name });
  });
});
