import { afterEach, beforeEach, expect, it } from "vitest";
import { commitStep } from "../testing/act-as-runner.ts";
import { startTraining, type Training } from "../testing/start-training.ts";
import { findServedModel } from "./find-served-model.ts";

let t: Training;
beforeEach(async () => {
  t = await startTraining();
});
afterEach(() => t.platform.close());

const adapter = { "adapter_model.safetensors": "weights", "adapter_config.json": "{}" };
const ask = (name: string) => findServedModel({ ctx: t.account.ctx, input: { name } });

it("a checkpoint of a run that still trains is served as an adapter on its base, without the optimizer's state", async () => {
  const artifactId = await commitStep(t.platform, t.claimed, 10, false, adapter);
  const served = await ask(`${t.fineTune.id}:step-10`);
  expect(served).toMatchObject({ key: artifactId, engine: "transformers" });
  expect(served.artifact.artifactId).not.toBe(artifactId);
  expect(served.adapter?.files.map(({ path }) => path).sort()).toEqual(Object.keys(adapter).sort());
});

it("a step that is not kept, a checkpoint without an adapter and a strange run are not served", async () => {
  await commitStep(t.platform, t.claimed, 20);
  for (const name of [
    `${t.fineTune.id}:step-10`,
    `${t.fineTune.id}:step-20`,
    "run_00000000000000000000000000:step-20",
  ])
    await expect(ask(name), name).rejects.toMatchObject({ code: "model_not_found" });
});
