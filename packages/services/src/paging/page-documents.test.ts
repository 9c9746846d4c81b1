import { newId } from "@facet/contracts/ids";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { datasets } from "../data/collections/datasets.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { listDatasets } from "../datasets/list-datasets.ts";
import { type Account, newAccount } from "../testing/new-account.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";

describe("a filtered list", () => {
  let platform: TestPlatform;
  let account: Account;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newAccount(platform);
  });
  afterEach(() => platform.close());

  /** Data sets named by their number, oldest first. */
  async function make(count: number): Promise<void> {
    const { orgId, projectId } = account;
    for (let start = 0; start < count; start += 200) {
      await commit(platform, tenantContext(orgId), async (work) => {
        for (let index = start; index < Math.min(count, start + 200); index += 1) {
          const id = newId("dataset");
          const createdAt = new Date(Date.UTC(2026, 0, 1) + index).toISOString();
          const name = `set ${index}${index % 50 === 0 ? " wanted" : ""}`;
          work.create(datasets, id, {
            id,
            projectId,
            name,
            latestVersionId: null,
            highestNumber: 1,
            createdAt,
            updatedAt: createdAt,
          });
        }
      });
    }
  }

  async function readAll(limit: number, q?: string) {
    const names: string[] = [];
    const sizes: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listDatasets({
        ctx: account.ctx,
        input: { projectId: account.projectId, limit, q, ...(cursor === undefined ? {} : { cursor }) },
      });
      names.push(...page.data.map(({ name }) => name));
      sizes.push(page.data.length);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return { names, sizes };
  }

  it("gives every row that fits once, in order, in full pages where it may", async () => {
    await make(600);
    const { names, sizes } = await readAll(5, "WANTED");
    expect(names).toEqual(Array.from({ length: 12 }, (_, index) => `set ${550 - index * 50} wanted`));
    expect(sizes).toEqual([5, 5, 2]);
    expect((await readAll(100)).names).toHaveLength(600);
  });

  it("ends a page after a bounded number of rows, and goes on from there", async () => {
    await make(2300);
    const { names, sizes } = await readAll(10, "set 7 wanted nowhere");
    expect([names, sizes]).toEqual([[], [0, 0, 0]]);
    expect((await readAll(1, "set 100 wanted")).names).toEqual(["set 100 wanted"]);
  });

  it("takes a cursor only for the question it came from", async () => {
    await make(60);
    const input = { projectId: account.projectId, limit: 1 };
    const { nextCursor } = await listDatasets({ ctx: account.ctx, input: { ...input, q: "wanted" } });
    expect(nextCursor).not.toBeNull();
    const other = { ...input, q: "set", cursor: nextCursor ?? "" };
    await expect(listDatasets({ ctx: account.ctx, input: other })).rejects.toMatchObject({
      code: "invalid_cursor",
    });
  });
});
