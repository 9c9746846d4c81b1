import { CreateEstimate } from "@facet/contracts/estimates/estimate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createEstimate } from "../estimates/create-estimate.ts";
import { openRunner } from "../testing/act-as-runner.ts";
import { type Account, newAccount } from "../testing/new-account.ts";
import { type Material, newMaterial } from "../testing/new-material.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";

/** A processor of two cores without bf16, as the test's runner has it. */
const turned = { threads: 5, precision: "bf16" };
const ofMachines = ["bf16_not_there", "more_threads_than_cores"];

describe("knobs are judged by the machine that would run them", () => {
  let platform: TestPlatform;
  let account: Account;
  let material: Material;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newAccount(platform);
    material = await newMaterial(account);
  });
  afterEach(() => platform.close());

  async function findings(knobs: Record<string, unknown>): Promise<string[]> {
    const input = CreateEstimate.parse({ projectId: account.projectId, ...material, knobs });
    const estimate = await createEstimate({ ctx: account.ctx, input });
    return estimate.findings.map(({ code }) => code).filter((code) => ofMachines.includes(code));
  }

  it("which a runner told of within a day", async () => {
    await openRunner(platform);
    expect(await findings(turned)).toEqual(ofMachines);
    expect(await findings({ threads: 2, precision: "auto" })).toEqual([]);
  });

  it("and without one nothing is said about machines", async () => {
    platform.clock.advance(25 * 3_600_000);
    expect(await findings(turned)).toEqual([]);
  });
});
