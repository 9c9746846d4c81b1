import { roleScopes } from "@facet/contracts/organisations/role";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { apiKeys } from "../data/collections/api-keys.ts";
import { createApiKey } from "../keys/create-api-key.ts";
import { rotateApiKey } from "../keys/rotate-api-key.ts";
import { must } from "../testing/must.ts";
import { type Account, newAccount } from "../testing/new-account.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { authenticateKey } from "./authenticate-key.ts";
import { withinRole } from "./within-role.ts";

describe("an API key", () => {
  let platform: TestPlatform;
  let account: Account;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newAccount(platform);
  });
  afterEach(() => platform.close());

  it("ends when it expires", async () => {
    const expiresAt = new Date(platform.clock.now() + 60_000).toISOString();
    const input = { name: "short", scopes: ["projects:read" as const], projectId: null, expiresAt };
    const { secret } = await createApiKey({ ctx: account.ctx, input });
    const key = must(secret, "key");
    expect(await authenticateKey({ ctx: platform, input: { key } })).toMatchObject({ name: "short" });
    platform.clock.advance(60_001);
    await expect(authenticateKey({ ctx: platform, input: { key } })).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });

  it("is replaced by a new one with the same rights, at once or with an overlap", async () => {
    const input = { name: "ci", scopes: ["projects:read" as const], projectId: null, expiresAt: null };
    const first = await createApiKey({ ctx: account.ctx, input });
    const rotate = (id: string, overlapHours: number) =>
      rotateApiKey({ ctx: account.ctx, input: { id, overlapHours } });
    const works = async ({ secret }: { secret: string | null }) =>
      authenticateKey({ ctx: platform, input: { key: must(secret, "key") } }).then(
        () => true,
        () => false,
      );
    const second = await rotate(first.id, 0);
    expect(second).toMatchObject({ name: "ci", scopes: ["projects:read"] });
    expect([await works(first), await works(second)]).toEqual([false, true]);
    const third = await rotate(second.id, 2);
    expect([await works(second), await works(third)]).toEqual([true, true]);
    platform.clock.advance(2 * 3_600_000);
    expect([await works(second), await works(third)]).toEqual([false, true]);
    await expect(rotate(first.id, 0)).rejects.toMatchObject({ code: "conflict" });
    const weak = { ...account.ctx.principal, scopes: ["keys:write" as const] };
    const asked = { ctx: { ...account.ctx, principal: weak }, input: { id: third.id, overlapHours: 0 } };
    await expect(rotateApiKey(asked)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("of the version before this one is read as one that the machine's owner made", () => {
    const first = {
      id: "key_0123456789abcdefghjkmnpqrs",
      orgId: "org_0123456789abcdefghjkmnpqrs",
      projectId: null,
      name: "old",
      start: "fct_live_abcde",
      scopes: ["projects:write"],
      createdAt: "2026-01-01T00:00:00.000Z",
      expiresAt: null,
      revokedAt: null,
      lastUsedAt: null,
    };
    expect(apiKeys.schemaVersion).toBe(2);
    const step = must(apiKeys.upcasters[1], "step from version 1");
    expect(apiKeys.parse(step(first))).toEqual({ ...first, createdBy: null });
  });

  it("keeps of its scopes what its maker's role holds", () => {
    expect(withinRole(["projects:write", "secrets:write", "models:read"], "viewer")).toEqual([
      "projects:read",
      "models:read",
    ]);
    expect(withinRole(["projects:read", "inference", "members:write"], "developer")).toEqual([
      "projects:read",
      "inference",
      "members:read",
    ]);
    expect(withinRole([...roleScopes.owner], "owner")).toEqual(roleScopes.owner);
  });
});
