import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { drainLine, openRunner } from "../testing/act-as-runner.ts";
import { type Account, newAccount } from "../testing/new-account.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { type Material, newMaterial, newUpload } from "../testing/new-material.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { compareVersions } from "./compare-versions.ts";
import { createDatasetVersion } from "./create-dataset-version.ts";
import { getDataset } from "./get-dataset.ts";
import { getDatasetVersion } from "./get-dataset-version.ts";
import { listDatasetVersions } from "./list-dataset-versions.ts";
import { removeDatasetVersion } from "./remove-dataset-version.ts";

describe("a second version of a data set", () => {
  let platform: TestPlatform;
  let account: Account;
  let datasetId: string;
  let material: Material;
  let firstId: string;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newAccount(platform);
    material = await newMaterial(account);
    firstId = material.datasetVersionId;
    ({ datasetId } = await getDatasetVersion({ ctx: account.ctx, input: { id: firstId } }));
  });
  afterEach(() => platform.close());

  const add = async (of: Account = account) =>
    createDatasetVersion({
      ctx: of.ctx,
      input: {
        id: datasetId,
        uploadId: await newUpload(account),
        heldOutUploadId: null,
        mapping: null,
        splits: null,
      },
    });
  const shown = () => getDataset({ ctx: account.ctx, input: { id: datasetId } });
  const remove = (id: string) => removeDatasetVersion({ ctx: account.ctx, input: { id } });
  const runImports = async () => drainLine(platform, await openRunner(platform));

  it("leaves the first in its place until it is ready, and takes its split along", async () => {
    const second = await add();
    expect(second).toMatchObject({ number: 2, state: "importing", splits: { seed: 42 } });
    expect(await shown()).toMatchObject({
      latestVersion: { id: firstId, state: "ready" },
      nextVersion: { id: second.id, state: "importing" },
    });
    await runImports();
    expect(await shown()).toMatchObject({ latestVersion: { id: second.id, number: 2 }, nextVersion: null });
    const { data } = await listDatasetVersions({ ctx: account.ctx, input: { id: datasetId, limit: 10 } });
    expect(data.map(({ number, state }) => [number, state])).toEqual([
      [2, "ready"],
      [1, "ready"],
    ]);
    await expect(compareVersions({ ctx: account.ctx, input: { id: firstId } })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await getDatasetVersion({ ctx: account.ctx, input: { id: firstId } })).toMatchObject({
      datasetName: "rows",
      number: 1,
    });
  });

  it("waits for the one before", async () => {
    await add();
    await expect(add()).rejects.toMatchObject({ code: "conflict", detail: expect.stringContaining("2") });
  });

  it("can be removed, and the one before is the newest again; the last one cannot", async () => {
    const second = await add();
    await expect(remove(second.id)).rejects.toMatchObject({ code: "in_use" });
    await runImports();
    await remove(second.id);
    expect(await shown()).toMatchObject({ latestVersion: { id: firstId }, nextVersion: null });
    await expect(remove(firstId)).rejects.toMatchObject({ code: "conflict" });
    expect(await add(), "a number is not given again").toMatchObject({ number: 3 });
  });

  it("lets the first go only while no run rests on it", async () => {
    const { id } = await newFineTune(account, material);
    await add();
    await runImports();
    await expect(remove(firstId)).rejects.toMatchObject({
      code: "in_use",
      detail: expect.stringContaining(id),
    });
  });

  it("is not there for others", async () => {
    const other = await newAccount(platform);
    await expect(add(other)).rejects.toMatchObject({ code: "not_found" });
    await expect(getDatasetVersion({ ctx: other.ctx, input: { id: firstId } })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
