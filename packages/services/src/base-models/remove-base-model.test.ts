import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { measurements } from "../data/collections/measurements.ts";
import { preparations } from "../data/collections/preparations.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { listFineTunes } from "../fine-tunes/list-fine-tunes.ts";
import { removeFineTune } from "../fine-tunes/remove-fine-tune.ts";
import { newMemory, tick } from "../maintenance/tick.ts";
import { drainLine, openRunner } from "../testing/act-as-runner.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { requireInvariants } from "../testing/require-invariants.ts";
import { getBaseModel } from "./get-base-model.ts";
import { importBaseModel } from "./import-base-model.ts";
import { listBaseModels } from "./list-base-models.ts";
import { removeBaseModel } from "./remove-base-model.ts";

describe("a base model", () => {
  let platform: TestPlatform;
  let account: Trainable;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newTrainable(platform);
  });
  afterEach(async () => {
    await requireInvariants(platform, account.orgId);
    await platform.close();
  });

  const documents = () => platform.documents.bind(tenantContext(account.orgId));
  const remove = (id: string) => removeBaseModel({ ctx: account.ctx, input: { id } });
  const source = { type: "starter" } as const;

  it("that a fine-tune rests on stays, and the refusal says which", async () => {
    const run = await newFineTune(account, account.material, {
      name: "resting",
      formats: [],
      evaluation: null,
    });
    await expect(remove(account.material.baseModelId)).rejects.toMatchObject({
      code: "in_use",
      detail: expect.stringContaining(`resting (${run.id})`),
      fix: expect.stringContaining(`fine-tunes delete ${run.id}`),
    });
    await drainLine(platform, await openRunner(platform));
  });

  it("goes with what was prepared for it and measured of it, its files and its name", async () => {
    const { baseModelId } = account.material;
    const { name, artifactId } = await getBaseModel({ ctx: account.ctx, input: { id: baseModelId } });
    const { data: runs } = await listFineTunes({
      ctx: account.ctx,
      input: { projectId: account.projectId, limit: 10 },
    });
    for (const { id } of runs) await removeFineTune({ ctx: account.ctx, input: { id } });
    await remove(baseModelId);
    for (let count = 0; count < 4; count += 1) await tick({ ctx: platform, memory: newMemory("one") });
    const none = { equals: { baseModelId }, limit: 10 };
    expect(await documents().query(measurements, "byBaseModel", none)).toEqual([]);
    expect(await documents().query(preparations, "byBaseModel", none)).toEqual([]);
    const left = await platform.blobs.list(`orgs/${account.orgId}/jobs/`);
    expect([artifactId === null, left.filter(({ key }) => key.endsWith("model.safetensors"))]).toEqual([
      false,
      [],
    ]);
    await expect(remove(baseModelId)).rejects.toMatchObject({ code: "not_found" });
    const input = { projectId: account.projectId, name, source, hubTokenSecretId: null };
    expect(await importBaseModel({ ctx: account.ctx, input })).toMatchObject({ name, state: "importing" });
    await drainLine(platform, await openRunner(platform));
  });

  it("that is being imported is refused, and is found by its name and state", async () => {
    const input = { projectId: account.projectId, name: "arriving", source, hubTokenSecretId: null };
    const model = await importBaseModel({ ctx: account.ctx, input });
    const list = async (more: object) =>
      (
        await listBaseModels({
          ctx: account.ctx,
          input: { projectId: account.projectId, limit: 10, ...more },
        })
      ).data.map(({ id }) => id);
    expect(await list({ state: "importing" })).toEqual([model.id]);
    expect(await list({ q: "ARRIV" })).toEqual([model.id]);
    expect(await list({ q: "arriv", state: "ready" })).toEqual([]);
    expect(await list({})).toHaveLength(2);
    await expect(remove(model.id)).rejects.toMatchObject({
      code: "in_use",
      detail: expect.stringContaining("import-model"),
    });
    await drainLine(platform, await openRunner(platform));
    await remove(model.id);
  });
});
