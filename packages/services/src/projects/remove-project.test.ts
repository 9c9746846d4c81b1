import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { allCollections } from "../data/all-collections.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { cancelFineTune } from "../fine-tunes/cancel-fine-tune.ts";
import { createApiKey } from "../keys/create-api-key.ts";
import { listApiKeys } from "../keys/list-api-keys.ts";
import { newMemory, tick } from "../maintenance/tick.ts";
import { drainLine, openRunner } from "../testing/act-as-runner.ts";
import { checkInvariants } from "../testing/check-invariants.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { newMaterial, newUpload } from "../testing/new-material.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { createProject } from "./create-project.ts";
import { getProject } from "./get-project.ts";
import { removeProject } from "./remove-project.ts";

describe("a project", () => {
  let platform: TestPlatform;
  let account: Trainable;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newTrainable(platform);
  });
  afterEach(() => platform.close());

  const settle = async () => {
    for (let count = 0; count < 6; count += 1) await tick({ ctx: platform, memory: newMemory("one") });
  };
  const blobs = async () => (await platform.blobs.list(`orgs/${account.orgId}/`)).map(({ key }) => key);

  it("goes with every row and every byte in it, and leaves its neighbour whole", async () => {
    const other = await createProject({ ctx: account.ctx, input: { name: "Neighbour", description: "" } });
    const neighbour = { ...account, projectId: other.id };
    const material = await newMaterial(neighbour);
    await newFineTune(neighbour, material, { name: "stays" });
    await newFineTune(account, account.material, { name: "goes" });
    await newUpload(account);
    await drainLine(platform, await openRunner(platform));
    await settle();

    await removeProject({ ctx: account.ctx, input: { id: account.projectId } });
    await expect(getProject({ ctx: account.ctx, input: { id: account.projectId } })).rejects.toMatchObject({
      code: "not_found",
    });
    await settle();
    // Every collection that knows projects, asked for what names this one.
    const documents = platform.documents.bind(tenantContext(account.orgId));
    let asked = 0;
    for (const collection of allCollections) {
      if (collection.shapes.byProject === undefined) continue;
      asked += 1;
      const rows = await documents.query(collection, "byProject", {
        equals: { projectId: account.projectId },
        limit: 10,
      });
      expect([collection.name, rows.map(({ id }) => id)]).toEqual([collection.name, []]);
    }
    expect(asked).toBeGreaterThan(8);
    expect(await checkInvariants(platform, { orgIds: [account.orgId], atRest: true })).toEqual([]);

    await removeProject({ ctx: account.ctx, input: { id: other.id } });
    await settle();
    expect(await blobs()).toEqual([]);
  });

  it("in which something runs stays, and the refusal names the job", async () => {
    const run = await newFineTune(account, account.material, { name: "running" });
    await expect(removeProject({ ctx: account.ctx, input: { id: account.projectId } })).rejects.toMatchObject(
      {
        code: "in_use",
        detail: expect.stringMatching(/job job_\w+ of Test is queued/),
        fix: expect.stringContaining("jobs cancel job_"),
      },
    );
    await cancelFineTune({ ctx: account.ctx, input: { id: run.id } });
    await removeProject({ ctx: account.ctx, input: { id: account.projectId } });
  });

  it("takes the keys with it that were made for it alone, and nothing can be made in it any more", async () => {
    const scopes = [...account.ctx.principal.scopes];
    const make = (name: string, projectId: string | null) =>
      createApiKey({ ctx: account.ctx, input: { name, scopes, projectId, expiresAt: null } });
    const [bound, free] = [await make("bound", account.projectId), await make("free", null)];
    await removeProject({ ctx: account.ctx, input: { id: account.projectId } });
    await settle();
    const { data } = await listApiKeys({ ctx: account.ctx, input: { limit: 10 } });
    const revoked = (id: string) => data.find((key) => key.id === id)?.revokedAt;
    expect(revoked(bound.id)).not.toBeNull();
    expect(revoked(free.id)).toBeNull();
    await expect(newFineTune(account, account.material)).rejects.toMatchObject({ code: "not_found" });
  });
});
