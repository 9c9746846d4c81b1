import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { artifacts } from "../data/collections/artifacts.ts";
import { blobReferences } from "../data/collections/blob-references.ts";
import { eventChunks } from "../data/collections/event-chunks.ts";
import { jobs } from "../data/collections/jobs.ts";
import { models } from "../data/collections/models.ts";
import { collectGarbage } from "../maintenance/collect-garbage.ts";
import { commitStep, drainLine, finishJob, sendFiles } from "../testing/act-as-runner.ts";
import { checkInvariants } from "../testing/check-invariants.ts";
import { must } from "../testing/must.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { requireInvariants } from "../testing/require-invariants.ts";
import { startTraining, type Training } from "../testing/start-training.ts";
import { removeFineTune } from "./remove-fine-tune.ts";

describe("what a fine-tune leaves", () => {
  let t: Training;
  let claimed: Claimed;
  beforeEach(async () => {
    t = await startTraining();
    claimed = t.claimed;
  });
  afterEach(async () => {
    await requireInvariants(t.platform, t.account.orgId);
    await t.platform.close();
  });

  it("goes with it: rows, log and bytes, unless something else holds them", async () => {
    await finishJob(t.platform, claimed);
    const full = await newFineTune(t.account, t.account.material, { name: "full" });
    await drainLine(t.platform, t.runner);
    await removeFineTune({ ctx: t.account.ctx, input: { id: full.id } });
    for (let count = 0; count < 3; count += 1) await t.round();
    for (const jobId of [full.jobs.train, full.jobs.evaluate, full.jobs.export]) {
      if (jobId === null) continue;
      expect(await t.documents().get(jobs, jobId)).toBeUndefined();
      expect(await t.documents().query(artifacts, "byJob", { equals: { jobId }, limit: 10 })).toEqual([]);
      expect(await t.documents().query(eventChunks, "tail", { equals: { jobId }, limit: 10 })).toEqual([]);
      expect(await t.blobsOf(jobId)).toEqual([]);
    }
    // The other run's adapter has the same bytes; they were stored once and are still there.
    const model = must(
      (await t.documents().get(models, must(t.fineTune.modelId, "model id")))?.data,
      "model",
    );
    const adapter = must((await t.documents().get(artifacts, model.artifactId))?.data, "adapter");
    for (const key of adapter.keys) expect(await t.platform.blobs.head(key)).toBeDefined();
    expect(await checkInvariants(t.platform, { orgIds: [t.account.orgId], atRest: true })).toEqual([]);
    expect(await newFineTune(t.account, t.account.material, { name: "full" })).toMatchObject({
      name: "full",
    });
  });

  it("behind without a commit is found and removed after its window", async () => {
    await sendFiles(t.platform, claimed, "adapter", { "lost.bin": "lost" });
    await commitStep(t.platform, claimed, 10);
    const olderThanMs = 24 * 3_600_000;
    expect(await collectGarbage({ ctx: t.platform, input: { dryRun: true, olderThanMs } })).toMatchObject({
      objects: 0,
    });
    t.platform.clock.advance(olderThanMs + 60_000);
    const seen = await collectGarbage({ ctx: t.platform, input: { dryRun: true, olderThanMs } });
    expect(seen).toMatchObject({ objects: 1, bytes: 4 });
    expect(seen.examples[0]).toContain("lost.bin");
    expect(await collectGarbage({ ctx: t.platform, input: { dryRun: false, olderThanMs } })).toMatchObject({
      objects: 1,
    });
    expect(await collectGarbage({ ctx: t.platform, input: { dryRun: true, olderThanMs } })).toMatchObject({
      objects: 0,
    });
    expect((await t.blobsOf(claimed.jobId)).some((key) => key.includes("lost.bin"))).toBe(false);
    const held = await t.documents().query(blobReferences, "byHolder", {
      equals: { holder: (await t.job()).checkpoint?.artifactId ?? "" },
      limit: 10,
    });
    for (const { data } of held) expect(await t.platform.blobs.head(data.key)).toBeDefined();
  });

  it("are two models with two names when two fine-tunes have one name", async () => {
    await finishJob(t.platform, claimed);
    const twins = [
      await newFineTune(t.account, t.account.material, { name: "twin" }),
      await newFineTune(t.account, t.account.material, { name: "twin" }),
    ];
    await drainLine(t.platform, t.runner);
    const names = await Promise.all(
      twins.map(
        async ({ modelId }) => (await t.documents().get(models, must(modelId, "model id")))?.data.name,
      ),
    );
    expect(names[0]).toBe("twin");
    expect(names[1]).toMatch(/^twin-[0-9a-z]{8}$/);
  });
});
