import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDataset } from "../datasets/create-dataset.ts";
import { getDataset } from "../datasets/get-dataset.ts";
import { newMemory, tick } from "../maintenance/tick.ts";
import { drainLine, openRunner } from "../testing/act-as-runner.ts";
import { type Account, newAccount } from "../testing/new-account.ts";
import { newUpload } from "../testing/new-material.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { getUpload } from "./get-upload.ts";
import { removeUpload } from "./remove-upload.ts";
import { wholeKey } from "./upload-keys.ts";

describe("an upload that is given up", () => {
  let platform: TestPlatform;
  let account: Account;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newAccount(platform);
  });
  afterEach(() => platform.close());

  it("goes at once with its bytes, but not while an import reads it; what was imported stays", async () => {
    const uploadId = await newUpload(account);
    const splits = { validation: 0.05, test: 0.1, seed: 42 };
    const { projectId, ctx, orgId } = account;
    const dataset = await createDataset({
      ctx,
      input: { projectId, name: "rows", uploadId, heldOutUploadId: null, mapping: null, splits },
    });
    const remove = () => removeUpload({ ctx, input: { id: uploadId } });
    await expect(remove()).rejects.toMatchObject({
      code: "in_use",
      detail: expect.stringContaining("rows.jsonl"),
    });
    await drainLine(platform, await openRunner(platform));
    await remove();
    await expect(getUpload({ ctx, input: { id: uploadId } })).rejects.toMatchObject({ code: "not_found" });
    for (let count = 0; count < 4; count += 1) await tick({ ctx: platform, memory: newMemory("one") });
    expect(await platform.blobs.head(wholeKey(orgId, uploadId))).toBeUndefined();
    expect(await getDataset({ ctx, input: { id: dataset.id } })).toMatchObject({
      latestVersion: { state: "ready" },
      usedBy: [],
    });
  });
});
