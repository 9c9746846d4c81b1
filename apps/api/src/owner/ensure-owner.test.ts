import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { Me } from "@facet/contracts/accounts/me";
import { ApiKey } from "@facet/contracts/keys/api-key";
import { Scope } from "@facet/contracts/keys/scope";
import { pageOf } from "@facet/contracts/paging/page";
import { createApiKey } from "@facet/services/keys/create-api-key";
import { createOrganisation } from "@facet/services/organisations/create-organisation";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";
import { ensureOwner } from "./ensure-owner.ts";
import { ownerFile } from "./small-files.ts";

describe("the key of this machine's owner", () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await openTestApi();
  });
  afterEach(() => api.close());

  const ensure = () => ensureOwner(api.composed.platform, api.home);
  const read = async () =>
    JSON.parse(await readFile(ownerFile(api.home), "utf8")) as { organisationId: string; key: string };
  const ask = (key: string, path: string) =>
    api.fetch(`/v1${path}`, { headers: { authorization: `Bearer ${key}` } });

  it("is made once, for this user alone, and may do everything in an organisation of its own", async () => {
    await ensure();
    const first = await read();
    expect((await stat(ownerFile(api.home))).mode & 0o777).toBe(0o600);
    await ensure();
    expect(await read()).toEqual(first);
    const me = Me.parse(await (await ask(first.key, "/me")).json());
    expect(me).toMatchObject({ orgId: first.organisationId, organisation: { name: "Local" }, user: null });
    expect(me.scopes).toEqual(Scope.options);
  });

  it("is replaced in the same organisation when its file is damaged", async () => {
    await ensure();
    const first = await read();
    await writeFile(ownerFile(api.home), "{");
    await ensure();
    const second = await read();
    expect(second.organisationId).toBe(first.organisationId);
    expect((await ask(second.key, "/me")).status).toBe(200);
  });

  /** A store from before the organisation of the machine was noted, with a key of the scopes there were. */
  async function oldStore() {
    const { platform } = api.composed;
    const { id: orgId } = await createOrganisation({ ctx: platform, input: { name: "Local" } });
    const scopes: Scope[] = ["projects:write", "keys:write"];
    const principal = { kind: "user" as const, id: "usr_local", name: "local owner", orgId, projectId: null };
    const { secret, id } = await createApiKey({
      ctx: { ...platform, principal: { ...principal, scopes } },
      input: { name: "local owner", scopes, projectId: null, expiresAt: null },
    });
    await writeFile(ownerFile(api.home), JSON.stringify({ organisationId: orgId, key: secret }));
    return { orgId, id };
  }

  it("of an older store is replaced by one that may do all there is today, and ends", async () => {
    const old = await oldStore();
    await ensure();
    const now = await read();
    expect(now.organisationId).toBe(old.orgId);
    expect(Me.parse(await (await ask(now.key, "/me")).json()).scopes).toEqual(Scope.options);
    const keys = pageOf(ApiKey).parse(await (await ask(now.key, "/keys")).json()).data;
    expect(keys.find((key) => key.id === old.id)?.revokedAt).not.toBeNull();
  });

  it("of an older store leads back to its organisation when it was lost", async () => {
    const old = await oldStore();
    await rm(ownerFile(api.home));
    await ensure();
    expect((await read()).organisationId).toBe(old.orgId);
  });
});
