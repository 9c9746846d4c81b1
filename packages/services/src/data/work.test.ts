import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Account, newAccount } from "../testing/new-account.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { locks } from "./collections/locks.ts";
import { modelNames } from "./collections/model-names.ts";
import { outbox } from "./collections/outbox.ts";
import { commit } from "./commit.ts";
import { systemContext } from "./system-context.ts";
import { tenantContext } from "./tenant-context.ts";

describe("a transaction of a verb", () => {
  let platform: TestPlatform;
  let account: Account;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newAccount(platform);
  });
  afterEach(() => platform.close());

  const tenant = () => tenantContext(account.orgId);
  const documents = () => platform.documents.bind(tenant());
  const claim = (name: string) => ({
    projectId: account.projectId,
    name,
    noun: "model" as const,
    id: `mdl_${name}`,
  });

  it("reads what it has written, in any order of small steps", async () => {
    await commit(platform, tenant(), async (work) => {
      work.create(modelNames, "a", claim("one"));
      expect((await work.get(modelNames, "a"))?.data.name).toBe("one");
      work.set(modelNames, "a", claim("two"));
      work.create(modelNames, "b", claim("gone"));
      work.remove(modelNames, "b");
      expect(await work.get(modelNames, "b")).toBeUndefined();
      expect(await work.get(modelNames, "c")).toBeUndefined();
    });
    expect((await documents().get(modelNames, "a"))?.data.name).toBe("two");
    expect(await documents().get(modelNames, "b")).toBeUndefined();
  });

  it("leaves nothing behind when it throws", async () => {
    const failing = commit(platform, tenant(), async (work) => {
      work.create(modelNames, "a", claim("one"));
      work.wake("cpu");
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await documents().get(modelNames, "a")).toBeUndefined();
    expect(
      await platform.documents.bind(systemContext("gateway")).query(outbox, "oldest", { limit: 10 }),
    ).toEqual([]);
  });

  it("runs again when another has made the same document meanwhile, and then sees it", async () => {
    const take = (id: string) =>
      commit(platform, tenant(), async (work) => {
        const taken = await work.get(modelNames, "claim");
        if (taken !== undefined) return taken.data.id;
        work.create(modelNames, "claim", { ...claim("x"), id });
        return id;
      });
    const winners = await Promise.all(Array.from({ length: 10 }, (_, index) => take(`mdl_${index}`)));
    expect(new Set(winners).size).toBe(1);
  });

  it("adds up when many change one document at once", async () => {
    const add = () =>
      commit(platform, systemContext("maintenance"), async (work) => {
        const count = Number((await work.get(locks, "count"))?.data.cursor ?? 0);
        work.set(locks, "count", { holder: "x", expiresAt: work.now, cursor: String(count + 1) });
      });
    await Promise.all(Array.from({ length: 12 }, add));
    const stored = await platform.documents.bind(systemContext("maintenance")).get(locks, "count");
    expect(stored?.data.cursor).toBe("12");
  });

  it("wakes a lane and tells readers only after the commit, and leaves no duty behind", async () => {
    const heard: (string | undefined)[] = [];
    const leave = platform.signals.subscribe("topic", (message) => heard.push(message));
    const woken = platform.wakeUps.next(["cpu"], 5000);
    await commit(platform, tenant(), async (work) => {
      work.wake("cpu");
      work.wake("cpu");
      work.signal("topic", "hello");
      work.signal("topic", "hello");
      expect(heard).toEqual([]);
    });
    expect(await woken).toBe(true);
    expect(heard).toEqual(["hello"]);
    expect(
      await platform.documents.bind(systemContext("gateway")).query(outbox, "oldest", { limit: 10 }),
    ).toEqual([]);
    leave();
  });

  it("of a system context does not reach what belongs to an organisation", async () => {
    const reach = commit(platform, systemContext("maintenance"), (work) => work.get(modelNames, "a"));
    await expect(reach).rejects.toMatchObject({ name: "WrongScope" });
  });
});
