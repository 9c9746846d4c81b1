import { expect, test } from "vitest";
import { firstColumns, servedModels } from "./served-models.ts";

type Known = Parameters<typeof servedModels>[0];
const known = {
  bases: [
    { id: "bmd_1", name: "small", state: "ready" },
    { id: "bmd_2", name: "coming", state: "importing" },
  ],
  models: [{ id: "mdl_1", name: "mine", fineTuneId: "run_1", baseModelId: "bmd_1", kind: "adapter" }],
  exports: [
    { fineTuneId: "run_1", state: "ready", exported: [{ format: "gguf", quantization: "Q8_0" }] },
    { fineTuneId: "run_2", state: "ready", exported: [{ format: "gguf", quantization: "F16" }] },
  ],
} as unknown as Known;
const asked = (tuning: string) =>
  ({ run: { id: "run_1", name: "mine", baseModelId: "bmd_1", knobs: { tuning } }, steps: [8, 16] }) as const;

test("a tuned model can be asked by itself, its adapter, its own files and its checkpoints", () => {
  const asks = servedModels(known, asked("lora")).map(({ ask }) => ask);
  expect(asks).toEqual(["mdl_1", "mdl_1:adapter", "mdl_1:q8_0", "run_1:step-8", "run_1:step-16", "bmd_1"]);
});

test("checkpoints of a full fine-tune are not offered", () => {
  expect(servedModels(known, asked("full")).some(({ kind }) => kind === "checkpoint")).toBe(false);
});

test("the base stands beside what was tuned from it, also beside a checkpoint", () => {
  expect(firstColumns(known, "", undefined)).toEqual(["bmd_1", "mdl_1"]);
  expect(firstColumns(known, "mdl_1:q8_0", undefined)).toEqual(["bmd_1", "mdl_1:q8_0"]);
  expect(firstColumns(known, "run_1:step-8", asked("lora"))).toEqual(["bmd_1", "run_1:step-8"]);
  expect(firstColumns({ ...known, models: [] }, "", undefined)).toEqual(["bmd_1"]);
});
