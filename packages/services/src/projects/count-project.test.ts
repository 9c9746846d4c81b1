import { afterEach, beforeEach, expect, test } from "vitest";
import { type Account, newAccount } from "../testing/new-account.ts";
import { newMaterial } from "../testing/new-material.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { countProject } from "./count-project.ts";

let platform: TestPlatform;
let account: Account;
beforeEach(async () => {
  platform = await openTestPlatform();
  account = await newAccount(platform);
});
afterEach(() => platform.close());

test("a project's things are counted for its own people alone", async () => {
  const { ctx, projectId: id } = account;
  const none = { datasets: 0, fineTunes: 0, models: 0, evaluations: 0 };
  expect(await countProject({ ctx, input: { id } })).toEqual(none);
  await newMaterial(account);
  expect(await countProject({ ctx, input: { id } })).toEqual({ ...none, datasets: 1 });
  const other = await newAccount(platform);
  await expect(countProject({ ctx: other.ctx, input: { id } })).rejects.toMatchObject({ code: "not_found" });
});
