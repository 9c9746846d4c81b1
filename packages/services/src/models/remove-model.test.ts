import type { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { artifacts } from "../data/collections/artifacts.ts";
import { blobReferences } from "../data/collections/blob-references.ts";
import { getEvaluation } from "../evaluations/get-evaluation.ts";
import { removeEvaluation } from "../evaluations/remove-evaluation.ts";
import { removeExport } from "../exports/remove-export.ts";
import { getFineTune } from "../fine-tunes/get-fine-tune.ts";
import { findServedModel } from "../inference/find-served-model.ts";
import { commitStep, drainLine, finishBegun } from "../testing/act-as-runner.ts";
import { checkInvariants } from "../testing/check-invariants.ts";
import { must } from "../testing/must.ts";
import { newAccount } from "../testing/new-account.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { requireInvariants } from "../testing/require-invariants.ts";
import { startTraining, type Training } from "../testing/start-training.ts";
import { getModel } from "./get-model.ts";
import { removeModel } from "./remove-model.ts";

describe("what a fine-tune made can go one by one", () => {
  let t: Training;
  let run: FineTune;
  beforeEach(async () => {
    t = await startTraining();
    await finishBegun(t.platform, t.claimed);
    run = await newFineTune(t.account, t.account.material, { name: "whole" });
    const training = await t.start();
    await commitStep(t.platform, training, 10);
    await commitStep(t.platform, training, 20, true);
    await finishWork(training);
  });
  afterEach(async () => {
    await requireInvariants(t.platform, t.account.orgId);
    await t.platform.close();
  });

  /** The training that has begun, then evaluation and export. */
  async function finishWork(training: Awaited<ReturnType<Training["start"]>>): Promise<void> {
    await finishBegun(t.platform, training);
    await drainLine(t.platform, t.runner);
  }

  const idOf = (id: string | null) => must(id, "id");
  const input = (id: string | null) => ({ ctx: t.account.ctx, input: { id: idOf(id) } });
  const settle = async () => {
    for (let count = 0; count < 4; count += 1) await t.round();
  };
  const made = (jobId: string | null) =>
    t.documents().query(artifacts, "byJob", { equals: { jobId: idOf(jobId) }, limit: 20 });

  it("a model only after its export: the refusal names what to remove first", async () => {
    await expect(removeModel(input(run.modelId))).rejects.toMatchObject({
      code: "in_use",
      detail: expect.stringContaining(idOf(run.exportId)),
      fix: expect.stringContaining(`export delete ${run.exportId}`),
    });
    expect(await getModel(input(run.modelId))).toMatchObject({ name: "whole" });
  });

  it("an export with its files and its job; the model stays and is served from its own weights", async () => {
    const before = await findServedModel({ ctx: t.account.ctx, input: { name: "whole:q8_0" } });
    expect(before.engine).toBe("llama");
    await removeExport(input(run.exportId));
    await settle();
    expect(await made(run.jobs.export)).toEqual([]);
    expect(await t.blobsOf(idOf(run.jobs.export))).toEqual([]);
    expect(await getFineTune(input(run.id))).toMatchObject({
      exportId: null,
      jobs: { export: null },
      state: "succeeded",
    });
    expect(await findServedModel({ ctx: t.account.ctx, input: { name: "whole" } })).toMatchObject({
      engine: "transformers",
    });
    await expect(removeExport(input(run.exportId))).rejects.toMatchObject({ code: "not_found" });
    expect(await checkInvariants(t.platform, { orgIds: [t.account.orgId], atRest: true })).toEqual([]);
  });

  it("a model with its weights and the checkpoints that hold them; story and verdict stay", async () => {
    await removeExport(input(run.exportId));
    expect((await made(run.jobs.train)).length).toBeGreaterThan(2);
    await removeModel(input(run.modelId));
    await settle();
    expect(await made(run.jobs.train)).toEqual([]);
    expect(await t.blobsOf(idOf(run.jobs.train))).toEqual([]);
    expect(await getFineTune(input(run.id))).toMatchObject({ modelId: null, state: "succeeded" });
    expect(await getEvaluation(input(run.evaluationId))).toMatchObject({
      modelId: null,
      result: { verdict: { conclusion: "better" } },
    });
    await expect(findServedModel({ ctx: t.account.ctx, input: { name: "whole" } })).rejects.toMatchObject({
      code: "model_not_found",
    });
    const again = await newFineTune(t.account, t.account.material, { name: "whole", formats: [] });
    const next = await t.start();
    expect(next.jobId).toBe(again.jobs.train);
    await finishWork(next);
    expect(await getModel(input(again.modelId))).toMatchObject({ name: "whole" });
    expect(await checkInvariants(t.platform, { orgIds: [t.account.orgId], atRest: true })).toEqual([]);
  });

  it("a model keeps bytes that another holds as well", async () => {
    await removeExport(input(run.exportId));
    const model = await getModel(input(t.fineTune.modelId));
    const removed = await getModel(input(run.modelId));
    await removeModel(input(run.modelId));
    await settle();
    const adapter = must((await t.documents().get(artifacts, model.artifactId))?.data, "adapter");
    for (const key of adapter.keys) {
      expect(await t.platform.blobs.head(key)).toBeDefined();
      const held = await t.documents().query(blobReferences, "byKey", { equals: { key }, limit: 50 });
      const holders = held.map(({ data }) => data.holder);
      expect(holders).toContain(model.artifactId);
      expect(holders).not.toContain(removed.artifactId);
    }
  });

  it("an evaluation with its answers and its job", async () => {
    await removeEvaluation(input(run.evaluationId));
    await settle();
    expect(await t.blobsOf(idOf(run.jobs.evaluate))).toEqual([]);
    expect(await getFineTune(input(run.id))).toMatchObject({ evaluationId: null, jobs: { evaluate: null } });
  });

  it("nothing while its job runs, and nothing of another organisation's", async () => {
    const busy = await newFineTune(t.account, t.account.material, { name: "busy" });
    for (const attempt of [removeExport(input(busy.exportId)), removeEvaluation(input(busy.evaluationId))])
      await expect(attempt).rejects.toMatchObject({
        code: "in_use",
        detail: expect.stringContaining("queued"),
        fix: expect.stringContaining("jobs cancel"),
      });
    const stranger = await newAccount(t.platform);
    const theirs = { ctx: stranger.ctx, input: { id: idOf(run.exportId) } };
    await expect(removeExport(theirs)).rejects.toMatchObject({ code: "not_found" });
    await expect(removeModel({ ctx: stranger.ctx, input: { id: idOf(run.modelId) } })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(
      removeEvaluation({ ctx: stranger.ctx, input: { id: idOf(run.evaluationId) } }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
