import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newAccount } from "../testing/new-account.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { listExamples } from "./list-examples.ts";
import { prepareExample } from "./prepare-example.ts";

describe("an example", () => {
  let platform: TestPlatform;
  beforeEach(async () => {
    platform = await openTestPlatform();
  });
  afterEach(() => platform.close());

  it("is offered with a recipe that a fine-tune takes", async () => {
    const { ctx } = await newAccount(platform);
    const [toolCalls, triage] = await listExamples({ ctx });
    expect(toolCalls).toMatchObject({ name: "tool-calls", fineTune: { preset: "quick" } });
    expect(toolCalls?.fineTune.watchPrompts).toHaveLength(3);
    expect(triage?.fineTune.knobs).toMatchObject({ max_steps: 40 });
  });

  it("brings its data and the starter model, and asked again answers what is there", async () => {
    const { ctx, projectId } = await newAccount(platform);
    const first = await prepareExample({ ctx, input: { name: "tool-calls", projectId } });
    expect(first.dataset.latestVersion).toMatchObject({ filename: "train.jsonl", state: "importing" });
    expect(first.baseModel).toMatchObject({ source: { type: "starter" }, state: "importing" });
    const second = await prepareExample({ ctx, input: { name: "tool-calls", projectId } });
    expect(second.dataset.id).toBe(first.dataset.id);
    expect(second.baseModel.id).toBe(first.baseModel.id);
  });
});
