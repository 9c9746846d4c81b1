import { expect, test } from "vitest";
import { checkDraft, draftBody, draftName, draftOf, emptyDraft } from "./import-draft.ts";

test("a name is made of the place, as the API takes it, and a typed one stays", () => {
  expect(draftName({ ...emptyDraft, type: "hub", repo: "HuggingFaceTB/SmolLM2 135M" })).toBe("smollm2-135m");
  expect(draftName({ ...emptyDraft, type: "gguf", gguf: "C:\\models\\_My Model.Q8_0.GGUF" })).toBe(
    "my-model.q8_0",
  );
  expect(draftName({ ...emptyDraft, type: "folder", folder: "/models/gemma/" })).toBe("gemma");
  expect(draftName({ ...emptyDraft, name: " mine " })).toBe("mine");
});

test("only what the chosen source needs is asked for, and each wrong field is named", () => {
  expect(checkDraft(emptyDraft)).toEqual({});
  expect(Object.keys(checkDraft({ ...emptyDraft, type: "hub", repo: "gemma" }))).toEqual(["repo"]);
  expect(Object.keys(checkDraft({ ...emptyDraft, type: "folder" }))).toEqual(["folder"]);
  expect(Object.keys(checkDraft({ ...emptyDraft, name: "No Spaces" }))).toEqual(["name"]);
});

test("what failed can be changed and sent again", () => {
  const draft = draftOf(
    { name: "gemma", source: { type: "hub", repo: "google/gemma", revision: "main" } },
    "sec_1",
  );
  expect(draftBody(draft, "prj_1")).toEqual({
    projectId: "prj_1",
    name: "gemma",
    source: { type: "hub", repo: "google/gemma", revision: "main" },
    hubTokenSecretId: "sec_1",
  });
});
