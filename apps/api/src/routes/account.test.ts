import { AccountExport } from "@facet/contracts/accounts/account-export";
import { User } from "@facet/contracts/accounts/user";
import { OwnOrganisation } from "@facet/contracts/organisations/organisation";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enlist, newMember, newPerson, newSigner } from "../testing/new-member.ts";
import { browserOf, openBrowser, signInAs } from "../testing/open-browser.ts";
import { openTestApi, readProblem, type TestApi } from "../testing/open-test-api.ts";

let api: TestApi;
beforeEach(async () => {
  api = await openTestApi();
});
afterEach(() => api.close());

describe("an account", { timeout: 30_000 }, () => {
  it("is handed over whole as a download", async () => {
    const person = await newMember(api, api.own.orgId, "developer");
    const browser = await browserOf(api, person);
    await browser.ask("POST", "/keys", { name: "mine", scopes: ["projects:read"] });
    const response = await browser.send("GET", "/me/export");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="facet-account.json"');
    expect(response.headers.get("cache-control")).toBe("no-store");
    const text = await response.text();
    const held = AccountExport.parse(JSON.parse(text));
    expect(held.user).toMatchObject({ id: person.id, name: person.name, email: person.email });
    expect(held.sessions).toHaveLength(1);
    expect(held.memberships.map(({ organisation, role }) => [organisation.id, role])).toEqual([
      [api.own.orgId, "developer"],
    ]);
    expect(held.memberships[0]?.keys.map((key) => key.name)).toEqual(["mine"]);
    expect(text).not.toMatch(/secret|sealed|digest/i);
  });

  it("is gone once it is deleted: sessions, keys, membership, address", async () => {
    const owner = await newMember(api, api.own.orgId, "owner");
    const person = await newSigner(api);
    await enlist(api, api.own.orgId, person.id, "owner");
    const [browser, elsewhere] = [await signInAs(api, person), await browserOf(api, person)];
    const key = (await browser.ask("POST", "/keys", { name: "mine", scopes: ["projects:read"] })) as {
      secret: string;
    };
    await browser.ask("DELETE", "/me");
    expect(browser.cookie()).toBeUndefined();
    expect((await elsewhere.send("GET", "/me")).status).toBe(401);
    expect(
      (await api.fetch("/v1/projects", { headers: { authorization: `Bearer ${key.secret}` } })).status,
    ).toBe(401);
    const { email, password } = person;
    const again = await openBrowser(api).send("POST", "/auth/sign-in", { email, password });
    expect((await readProblem(again)).code).toBe("wrong_credentials");
    const left = JSON.stringify(
      await (await browserOf(api, owner)).ask("GET", `/orgs/${api.own.orgId}/members`),
    );
    expect([left.includes(person.id), left.includes(person.email)]).toEqual([false, false]);
    expect(await api.composed.platform.identity.getUser(person.id)).toBeUndefined();
    await api.composed.platform.identity.createUser({ name: "Next", email, password });
  });

  it("is not deleted while others would be left without an owner; the answer says where", async () => {
    const browser = await browserOf(api, await newPerson(api));
    const mine = OwnOrganisation.parse(await browser.ask("POST", "/orgs", { name: "Shared work" }));
    const other = await newMember(api, mine.id, "developer");
    const refused = await readProblem(await browser.send("DELETE", "/me"));
    expect([refused.code, refused.detail.includes("Shared work")]).toEqual(["last_owner", true]);
    expect((await browser.send("GET", "/me")).status).toBe(200);
    await browser.ask("PATCH", `/orgs/${mine.id}/members/${other.id}`, { role: "owner" });
    await browser.ask("DELETE", "/me");
  });

  it("changes its address with the password only, and never to another's", async () => {
    const [person, other] = [await newSigner(api), await newPerson(api)];
    const browser = await browserOf(api, person);
    const change = (body: object) => browser.send("PATCH", "/me", body);
    expect(User.parse(await (await change({ name: "Renamed" })).json()).name).toBe("Renamed");
    expect((await readProblem(await change({ email: "new@example.org" }))).code).toBe("wrong_credentials");
    const { password } = person;
    expect((await readProblem(await change({ email: other.email, password }))).code).toBe("email_taken");
    expect(User.parse(await (await change({ email: "New@Example.org", password })).json()).email).toBe(
      "new@example.org",
    );
    await signInAs(api, { ...person, email: "new@example.org" });
  });
});
