import { CreateEstimate } from "@facet/contracts/estimates/estimate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openRunner } from "../testing/act-as-runner.ts";
import { newAccount } from "../testing/new-account.ts";
import { newMaterial } from "../testing/new-material.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { createEstimate } from "./create-estimate.ts";

describe("an estimate", () => {
  let platform: TestPlatform;
  let account: Trainable;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newTrainable(platform);
    await openRunner(platform);
  });
  afterEach(() => platform.close());

  const estimate = (more: object = {}) =>
    createEstimate({
      ctx: account.ctx,
      input: CreateEstimate.parse({ projectId: account.projectId, ...account.material, ...more }),
    });

  it("answers within 300 ms", async () => {
    await estimate();
    const started = performance.now();
    for (let count = 0; count < 10; count += 1) await estimate({ knobs: { lora_r: 4 + count } });
    expect((performance.now() - started) / 10).toBeLessThan(300);
  });

  it("says what each figure rests on: counted tokens, a measured pace, and what was only reckoned", async () => {
    const known = await estimate();
    expect(known.basis).toMatchObject({
      tokens: { source: "counted" },
      time: { source: "measured" },
      memory: { source: "reckoned" },
      disk: { source: "reckoned" },
    });
    const fresh = await newAccount(platform);
    const input = CreateEstimate.parse({ projectId: fresh.projectId, ...(await newMaterial(fresh)) });
    const unknown = await createEstimate({ ctx: fresh.ctx, input });
    expect(unknown.basis).toMatchObject({ tokens: { source: "reckoned" }, time: { source: "reckoned" } });
    for (const { sentence } of Object.values(unknown.basis)) expect(sentence.length).toBeGreaterThan(20);
  });

  it("is made of parts that add up, the largest first", async () => {
    const { memoryBytes, memoryParts } = await estimate();
    expect(memoryParts.reduce((sum, { bytes }) => sum + bytes, 0)).toBeCloseTo(memoryBytes.likely, 0);
    expect(memoryParts.map(({ bytes }) => bytes)).toEqual(
      memoryParts.map(({ bytes }) => bytes).toSorted((a, b) => b - a),
    );
    expect(memoryBytes.low).toBeLessThan(memoryBytes.high);
  });

  it("names the knob that moves a figure most, and turning it moves it", async () => {
    const large = {
      knobs: { per_device_train_batch_size: 64, max_length: 512, gradient_checkpointing: true },
    };
    const before = await estimate(large);
    expect(before.basis.memory.knob).toBe("per_device_train_batch_size");
    const after = await estimate({ knobs: { ...large.knobs, per_device_train_batch_size: 32 } });
    expect(after.memoryBytes.likely).toBeLessThan(before.memoryBytes.likely * 0.8);

    const full = await estimate({ knobs: { tuning: "full", learning_rate: 1e-5 } });
    expect([full.basis.memory.knob, full.basis.disk.knob]).toEqual(["tuning", "tuning"]);
    expect(full.diskBytes).toBeGreaterThan(before.diskBytes * 2);

    expect((await estimate({ preset: "quick" })).basis.time.knob).toBe("max_steps");
    expect((await estimate({ preset: "balanced" })).basis.time.knob).toBe("num_train_epochs");
  });

  it("of what does not fit stops it with a way out that is a change", async () => {
    const fresh = await newAccount(platform);
    const material = await newMaterial(fresh);
    const ask = (knobs: object) =>
      createEstimate({
        ctx: fresh.ctx,
        input: CreateEstimate.parse({ projectId: fresh.projectId, ...material, knobs }),
      });
    const wide = await ask({ per_device_train_batch_size: 256, gradient_accumulation_steps: 2 });
    expect(wide.fits).toBe(false);
    expect(wide.findings[0]).toMatchObject({
      level: "stop",
      code: "out_of_memory",
      knobs: ["per_device_train_batch_size", "gradient_accumulation_steps"],
      fixKnobs: { per_device_train_batch_size: 1, gradient_accumulation_steps: 512 },
    });
    const long = await ask({
      per_device_train_batch_size: 1,
      max_length: 32_768,
      gradient_checkpointing: true,
    });
    expect(long.findings[0]).toMatchObject({ code: "out_of_memory", fixKnobs: { max_length: 16_384 } });
    expect(long.findings[0]?.fix).toContain("max_length to 16384");
  });
});
