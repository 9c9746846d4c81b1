import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { models } from "../data/collections/models.ts";
import { datasetTag } from "../datasets/dataset-tag.ts";
import { getDataset } from "../datasets/get-dataset.ts";
import { listDatasets } from "../datasets/list-datasets.ts";
import { updateDataset } from "../datasets/update-dataset.ts";
import { fineTuneTag } from "../fine-tunes/fine-tune-tag.ts";
import { updateFineTune } from "../fine-tunes/update-fine-tune.ts";
import { findServedModel } from "../inference/find-served-model.ts";
import { finishBegun } from "../testing/act-as-runner.ts";
import { must } from "../testing/must.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { startTraining, type Training } from "../testing/start-training.ts";
import { getModel } from "./get-model.ts";
import { listModels } from "./list-models.ts";
import { modelTag } from "./model-tag.ts";
import { updateModel } from "./update-model.ts";

describe("what people call things", () => {
  let t: Training;
  let id: string;
  beforeEach(async () => {
    t = await startTraining();
    await finishBegun(t.platform, t.claimed);
    id = must(t.fineTune.modelId, "model id");
  });
  afterEach(() => t.platform.close());

  const model = () => getModel({ ctx: t.account.ctx, input: { id } });
  const edit = async (changes: object, tag?: string) =>
    updateModel({ ctx: t.account.ctx, input: { id, tag: tag ?? modelTag(await model()), changes } });

  it("a model: renamed it answers to its new name alone, and its old one is free", async () => {
    const before = await model();
    const renamed = await edit({
      name: "triage",
      description: "Reads tickets.",
      tags: ["support", "support", "v2"],
    });
    expect(renamed).toMatchObject({ name: "triage", description: "Reads tickets.", tags: ["support", "v2"] });
    const serve = (name: string) => findServedModel({ ctx: t.account.ctx, input: { name } });
    expect((await serve("triage")).key).toBe(before.artifactId);
    await expect(serve(before.name)).rejects.toMatchObject({ code: "model_not_found" });
    const again = await newFineTune(t.account, t.account.material, {
      name: before.name,
      evaluation: null,
      formats: [],
    });
    await finishBegun(t.platform, await t.start());
    expect(await getModel({ ctx: t.account.ctx, input: { id: must(again.modelId, "id") } })).toMatchObject({
      name: before.name,
    });
    await expect(edit({ name: before.name })).rejects.toMatchObject({ code: "name_taken", param: "name" });
    expect(await model()).toMatchObject({ name: "triage" });
  });

  it("an edit loses to one that came before it, and gives the tag of the next", async () => {
    const first = modelTag(await model());
    const edited = await edit({ tags: ["one"] }, first);
    await expect(edit({ tags: ["two"] }, first)).rejects.toMatchObject({ code: "etag_mismatch" });
    expect(await edit({ tags: ["two"] }, modelTag(edited))).toMatchObject({ tags: ["two"] });
  });

  it("a model is found by what people wrote about it", async () => {
    await edit({ description: "Reads tickets.", tags: ["Support"] });
    const find = async (more: object) =>
      (
        await listModels({
          ctx: t.account.ctx,
          input: { projectId: t.account.projectId, limit: 10, ...more },
        })
      ).data.map((row) => row.id);
    for (const q of ["TICKETS", "support", id]) expect([q, await find({ q })]).toEqual([q, [id]]);
    const { baseModelId, datasetVersionId } = t.account.material;
    expect(await find({ q: "nothing like it" })).toEqual([]);
    expect(await find({ baseModelId, fineTuneId: t.fineTune.id })).toEqual([id]);
    expect(await find({ datasetId: "ds_00000000000000000000000000" })).toEqual([]);
    expect(datasetVersionId).toMatch(/^dsv_/);
  });

  it("a model that was stored before models had words is read as one without", () => {
    const {
      description: _description,
      tags: _tags,
      ...old
    } = {
      ...t.fineTune,
      description: "",
      tags: [],
    };
    const upcast = must(models.upcasters[1], "step from version 1");
    expect(upcast({ ...old })).toMatchObject({ description: "", tags: [] });
    expect(models.schemaVersion).toBe(2);
  });

  it("a fine-tune and a data set", async () => {
    const run = await updateFineTune({
      ctx: t.account.ctx,
      input: { id: t.fineTune.id, tag: fineTuneTag(t.fineTune), changes: { name: "second try" } },
    });
    expect(run).toMatchObject({ name: "second try", state: "succeeded" });
    const [row] = (
      await listDatasets({
        ctx: t.account.ctx,
        input: { projectId: t.account.projectId, limit: 1, state: "ready" },
      })
    ).data;
    const dataset = must(row, "data set");
    const renamed = await updateDataset({
      ctx: t.account.ctx,
      input: { id: dataset.id, tag: datasetTag(dataset), changes: { name: "tickets" } },
    });
    expect(renamed).toMatchObject({ name: "tickets", latestVersion: { state: "ready" } });
    await expect(
      updateDataset({ ctx: t.account.ctx, input: { id: dataset.id, tag: datasetTag(dataset), changes: {} } }),
    ).rejects.toMatchObject({ code: "etag_mismatch" });
    expect(await getDataset({ ctx: t.account.ctx, input: { id: dataset.id } })).toMatchObject({
      usedBy: [{ name: "second try" }, {}],
    });
  });
});
