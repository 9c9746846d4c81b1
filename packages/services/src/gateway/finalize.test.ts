import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importBaseModel } from "../base-models/import-base-model.ts";
import { baseModels } from "../data/collections/base-models.ts";
import { datasetVersions } from "../data/collections/dataset-versions.ts";
import { models } from "../data/collections/models.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { createDataset } from "../datasets/create-dataset.ts";
import { setSecret } from "../secrets/set-secret.ts";
import { commitFolder, fenceOf, finishJob, openRunner, type TestRunner } from "../testing/act-as-runner.ts";
import { cannedOutcome } from "../testing/canned-outcome.ts";
import { must } from "../testing/must.ts";
import { newUpload } from "../testing/new-material.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { requireInvariants } from "../testing/require-invariants.ts";
import { complete } from "./complete.ts";
import { failAttempt } from "./fail-attempt.ts";
import { finalize } from "./finalize.ts";
import { readSecret } from "./read-secret.ts";
import { startWork } from "./start-work.ts";

describe("the outcome of a job", () => {
  let platform: TestPlatform;
  let account: Trainable;
  let runner: TestRunner;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newTrainable(platform);
    runner = await openRunner(platform);
  });
  afterEach(async () => {
    await requireInvariants(platform, account.orgId);
    await platform.close();
  });

  const documents = () => platform.documents.bind(tenantContext(account.orgId));
  async function start(): Promise<Claimed> {
    const claimed = await runner.take();
    await startWork({ ctx: platform, input: fenceOf(claimed) });
    return claimed;
  }
  const fail = (claimed: Claimed, code: string) =>
    failAttempt({
      ctx: platform,
      input: {
        ...fenceOf(claimed),
        code,
        class: "user",
        message: "test",
        place: null,
        fix: null,
        fixKnobs: null,
        lastStep: null,
      },
    });
  const importModel = (name: string, hubTokenSecretId: string | null = null) =>
    importBaseModel({
      ctx: account.ctx,
      input: { projectId: account.projectId, name, source: { type: "starter" }, hubTokenSecretId },
    });

  it("has to fit its kind, name every role, and name its own artefacts", async () => {
    const { modelId } = await account.train();
    const claimed = await start();
    const { result } = cannedOutcome(claimed);
    const output = await commitFolder(platform, claimed, "output", "adapter", { "a.bin": "a" });
    const say = (given: typeof result, artifacts: Record<string, string>) =>
      finalize({ ctx: platform, input: { ...fenceOf(claimed), result: given, artifacts } });
    await expect(say({ ...result, steps: "many" }, { output })).rejects.toMatchObject({
      code: "invalid_request",
      errors: [{ path: "/result/steps" }],
    });
    await expect(say(result, {})).rejects.toMatchObject({ code: "invalid_request" });
    const base = must(
      (await documents().get(baseModels, account.material.baseModelId))?.data.artifactId,
      "base",
    );
    await expect(say(result, { output: base })).rejects.toMatchObject({ code: "invalid_request" });

    expect(await say(result, { output })).toEqual({ state: "finalizing" });
    expect(await say(result, { output })).toEqual({ state: "finalizing" });
    const id = must(modelId, "model id");
    expect(await documents().get(models, id)).toBeUndefined();
    await complete({ ctx: platform, input: fenceOf(claimed) });
    expect((await documents().get(models, id))?.data).toMatchObject({ artifactId: output, step: 40 });
  });

  it("makes a data set version ready under its content hash, or failed", async () => {
    const create = async () =>
      createDataset({
        ctx: account.ctx,
        input: {
          projectId: account.projectId,
          name: "rows",
          uploadId: await newUpload(account),
          heldOutUploadId: null,
          mapping: null,
          splits: { validation: 0.05, test: 0.1, seed: 42 },
        },
      });
    const version = async (id: string) => (await documents().get(datasetVersions, id))?.data;
    const [good, bad] = [await create(), await create()];
    const claimed = await runner.take();
    expect(claimed.context).toMatchObject({ upload: { filename: "rows.jsonl" }, heldOutUpload: null });
    await finishJob(platform, claimed);
    expect(await version(good.latestVersion?.id ?? "")).toMatchObject({
      state: "ready",
      contentHash: "5".repeat(64),
      artifactId: expect.stringMatching(/^art_/),
      counts: { test: 100 },
    });
    await fail(await start(), "no_usable_rows");
    expect(await version(bad.latestVersion?.id ?? "")).toMatchObject({ state: "failed", contentHash: null });
  });

  it("of a failed import frees the model's name for another try", async () => {
    const first = await importModel("mine");
    await expect(importModel("mine")).rejects.toMatchObject({ code: "name_taken" });
    await fail(await start(), "gated_model");
    expect((await documents().get(baseModels, first.id))?.data.state).toBe("failed");
    const second = await importModel("mine");
    await finishJob(platform, await runner.take());
    expect((await documents().get(baseModels, second.id))?.data).toMatchObject({
      state: "ready",
      name: "mine",
    });
  });

  it("gives a secret to the running import that names it, and to nobody else", async () => {
    const secret = await setSecret({
      ctx: account.ctx,
      input: { name: "hub", kind: "hub-token", value: "hf_value" },
    });
    await importModel("gated", secret.id);
    const claimed = await runner.take();
    const ask = (of: Claimed) => readSecret({ ctx: platform, input: fenceOf(of) });
    await expect(ask(claimed)).rejects.toSatisfy(
      (error) => FacetError.is(error) && error.code === "forbidden",
    );
    await startWork({ ctx: platform, input: fenceOf(claimed) });
    expect(await ask(claimed)).toEqual({ value: "hf_value" });
    await finishJob(platform, claimed);
    await expect(ask(claimed)).rejects.toMatchObject({ code: "stale_attempt" });
    await importModel("open");
    await expect(ask(await start())).rejects.toMatchObject({ code: "forbidden" });
  });
});
