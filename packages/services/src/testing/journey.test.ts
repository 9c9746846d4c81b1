import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { evaluations } from "../data/collections/evaluations.ts";
import { exportRuns } from "../data/collections/exports.ts";
import { measurements } from "../data/collections/measurements.ts";
import { models } from "../data/collections/models.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { getFineTune } from "../fine-tunes/get-fine-tune.ts";
import { newMemory, tick } from "../maintenance/tick.ts";
import { drainLine, openRunner } from "./act-as-runner.ts";
import { checkInvariants } from "./check-invariants.ts";
import { must } from "./must.ts";
import { newAccount } from "./new-account.ts";
import { newFineTune } from "./new-fine-tune.ts";
import { newMaterial } from "./new-material.ts";
import { openTestPlatform, type TestPlatform } from "./open-test-platform.ts";

describe("a fine-tune from end to end", () => {
  let platform: TestPlatform;
  beforeEach(async () => {
    platform = await openTestPlatform();
  });
  afterEach(() => platform.close());

  it("runs prepare, train, evaluate and export in order and leaves a model, a verdict and files", async () => {
    const account = await newAccount(platform);
    const material = await newMaterial(account);
    const created = await newFineTune(account, material, { name: "first" });
    expect(created.state).toBe("queued");
    expect(created.jobs).toEqual({
      prepare: expect.stringMatching(/^job_/),
      train: expect.any(String),
      evaluate: expect.any(String),
      export: expect.any(String),
    });

    const kinds = await drainLine(platform, await openRunner(platform));
    expect(kinds).toEqual(["prepare", "train", "evaluate", "export"]);

    const done = await getFineTune({ ctx: account.ctx, input: { id: created.id } });
    expect(done).toMatchObject({ state: "succeeded", finishedAt: expect.any(String) });
    const documents = platform.documents.bind(tenantContext(account.orgId));
    const model = await documents.get(models, must(created.modelId, "model id"));
    expect(model?.data).toMatchObject({ name: "first", kind: "adapter", fineTuneId: created.id });
    expect((await documents.get(evaluations, created.evaluationId ?? ""))?.data).toMatchObject({
      state: "ready",
      modelId: created.modelId,
    });
    const exported = await documents.get(exportRuns, created.exportId ?? "");
    expect(exported?.data.exported.map((one) => one.quantization)).toEqual(["bfloat16", "F16", "Q8_0"]);
    expect(
      await documents.query(measurements, "byBaseModel", {
        equals: { baseModelId: material.baseModelId },
        limit: 5,
      }),
    ).toHaveLength(1);

    await tick({ ctx: platform, memory: newMemory() });
    expect(await checkInvariants(platform, { orgIds: [account.orgId], atRest: true })).toEqual([]);
    expect(platform.complaints).toEqual([]);
  });

  it("prepares the same data once: a second fine-tune begins with training", async () => {
    const account = await newAccount(platform);
    const material = await newMaterial(account);
    const first = await newFineTune(account, material);
    const joined = await newFineTune(account, material);
    expect(joined.jobs.prepare).toBe(first.jobs.prepare);
    expect(joined.preparationId).toBe(first.preparationId);
    const runner = await openRunner(platform);
    expect(await drainLine(platform, runner)).toEqual([
      "prepare",
      "train",
      "evaluate",
      "export",
      "train",
      "evaluate",
      "export",
    ]);
    const third = await newFineTune(account, material);
    expect(third.jobs.prepare).toBeNull();
    expect(await drainLine(platform, runner)).toEqual(["train", "evaluate", "export"]);
    expect(await checkInvariants(platform, { orgIds: [account.orgId], atRest: true })).toEqual([]);
  });
});
