import { expect, test } from "vitest";
import { bodyOf, draftOf, untouched } from "./draft.ts";

const chosen = { ...untouched, datasetVersionId: "dsv_1", baseModelId: "bmd_1" };

test("a draft without data or model is no request yet", () => {
  expect(bodyOf(untouched, "prj_1")).toBeUndefined();
  expect(bodyOf({ ...chosen, baseModelId: null }, "prj_1")).toBeUndefined();
});

test("a request holds what was chosen, and no name that was not given", () => {
  const body = bodyOf(
    { ...chosen, name: "  ", knobs: { lora_r: 4 }, evaluates: false, files: ["Q8_0"] },
    "prj_1",
  );
  expect(body).toEqual({
    projectId: "prj_1",
    datasetVersionId: "dsv_1",
    baseModelId: "bmd_1",
    preset: "balanced",
    knobs: { lora_r: 4 },
    evaluation: null,
    formats: [{ format: "gguf", quantization: "Q8_0" }],
  });
});

test("how it runs is sent where it was chosen, and a run like another runs like it", () => {
  const how = { priority: "high", autoSaferRetry: true, timeLimitMinutes: 90 } as const;
  expect(bodyOf({ ...chosen, ...how }, "prj_1")).toMatchObject(how);
  const run = { preset: "quick", knobs: {}, evaluation: null, formats: [], ...how };
  expect(draftOf(run as unknown as Parameters<typeof draftOf>[0])).toMatchObject(how);
});

test("the draft of a run turns only what the run turned", () => {
  const run = {
    preset: "quick",
    datasetVersionId: "dsv_1",
    baseModelId: "bmd_1",
    evaluation: null,
    formats: [],
  };
  const knobs = { max_steps: 45, lora_r: 4 };
  const draft = draftOf({ ...run, knobs } as unknown as Parameters<typeof draftOf>[0]);
  expect(draft).toMatchObject({ preset: "quick", knobs: { lora_r: 4 }, evaluates: false, files: [] });
});
