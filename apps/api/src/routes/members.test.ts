import { Me } from "@facet/contracts/accounts/me";
import { ApiKey, CreatedApiKey } from "@facet/contracts/keys/api-key";
import { CreatedInvitation, Invitation, OfferedInvitation } from "@facet/contracts/organisations/invitation";
import { Member } from "@facet/contracts/organisations/member";
import { OwnOrganisation } from "@facet/contracts/organisations/organisation";
import { pageOf } from "@facet/contracts/paging/page";
import { must } from "@facet/services/testing/must";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newMember, newPerson } from "../testing/new-member.ts";
import { type Browser, browserOf, openBrowser } from "../testing/open-browser.ts";
import { openTestApi, readProblem, type TestApi } from "../testing/open-test-api.ts";

let api: TestApi;
let orgId: string;
beforeEach(async () => {
  api = await openTestApi();
  orgId = api.own.orgId;
});
afterEach(() => api.close());

const codeOf = async (response: Response) => (await readProblem(response)).code;
const member = async (role: Parameters<typeof newMember>[2]) => {
  const person = await newMember(api, orgId, role);
  return { ...person, browser: await browserOf(api, person) };
};
const invite = async (browser: Browser, email: string, role = "developer") =>
  CreatedInvitation.parse(await browser.ask("POST", `/orgs/${orgId}/invitations`, { email, role }));
const membersOf = async (browser: Browser) =>
  pageOf(Member).parse(await browser.ask("GET", `/orgs/${orgId}/members`)).data;

describe("an invitation", { timeout: 30_000 }, () => {
  it("makes an account and a member of who holds its link, once", async () => {
    const owner = await member("owner");
    const made = await invite(owner.browser, "New@Example.org", "viewer");
    const token = must(made.token, "token");
    expect(made).toMatchObject({ email: "new@example.org", role: "viewer", invitedBy: owner.name });
    expect(made.href).toBe(`${api.origin}/invite#${token}`);

    const guest = openBrowser(api);
    const offer = OfferedInvitation.parse(await guest.ask("GET", `/invitations/${token}`));
    expect(offer).toMatchObject({ email: "new@example.org", role: "viewer", hasAccount: false });
    const accept = (browser: Browser, body: object) =>
      browser.send("POST", `/invitations/${token}/accept`, body);
    expect(await codeOf(await accept(guest, {}))).toBe("invalid_request");
    expect(await codeOf(await accept(guest, { name: "New", password: "new@example.org" }))).toBe(
      "weak_password",
    );
    expect((await accept(guest, { name: "New", password: "a good long password" })).status).toBe(200);
    expect(Me.parse(await guest.ask("GET", "/me"))).toMatchObject({ orgId, role: "viewer" });
    expect(await codeOf(await accept(openBrowser(api), { name: "Eve", password: "a good long one" }))).toBe(
      "link_invalid",
    );
    expect((await membersOf(owner.browser)).map(({ email, role }) => [email, role])).toEqual([
      [owner.email, "owner"],
      ["new@example.org", "viewer"],
    ]);
  });

  it("is joined by who is signed in under its address, and by nobody else", async () => {
    const owner = await member("owner");
    const [invited, other] = [await newPerson(api), await newPerson(api)];
    const { token } = await invite(owner.browser, invited.email);
    const accept = (browser: Browser, body = {}) =>
      browser.send("POST", `/invitations/${token}/accept`, body);
    const stranger = await browserOf(api, other);
    expect(await codeOf(await accept(stranger))).toBe("forbidden");
    const late = openBrowser(api);
    expect(await codeOf(await accept(late, { name: "Me", password: "a good long password" }))).toBe(
      "email_taken",
    );
    const right = await browserOf(api, invited);
    expect(Me.parse(await right.ask("GET", "/me"))).toMatchObject({ organisation: null, scopes: [] });
    expect((await accept(right)).status).toBe(200);
    expect(Me.parse(await right.ask("GET", "/me"))).toMatchObject({ orgId, role: "developer" });
    expect(Me.parse(await stranger.ask("GET", "/me")).organisations).toEqual([]);
  });

  it("ends after a week, when it is revoked, and when the address is invited again", async () => {
    const { browser } = await member("admin");
    const see = async (made: CreatedInvitation) =>
      (await openBrowser(api).send("GET", `/invitations/${made.token}`)).status;
    const [first, second] = [await invite(browser, "a@example.org"), await invite(browser, "a@example.org")];
    expect([await see(first), await see(second)]).toEqual([404, 200]);
    await browser.ask("DELETE", `/orgs/${orgId}/invitations/${second.id}`);
    expect(await see(second)).toBe(404);
    const third = await invite(browser, "b@example.org");
    api.clock.advance(7 * 86_400_000 - 60_000);
    expect(await see(third)).toBe(200);
    api.clock.advance(60_001);
    expect(await see(third)).toBe(404);
    const listed = pageOf(Invitation).parse(await browser.ask("GET", `/orgs/${orgId}/invitations`)).data;
    expect(listed.map(({ state }) => state).toSorted()).toEqual(["expired", "revoked", "revoked"]);
  });

  it("gives no more than the inviter has, and none to members", async () => {
    const [owner, admin, developer] = [
      await member("owner"),
      await member("admin"),
      await member("developer"),
    ];
    const send = (browser: Browser, email: string, role: string) =>
      browser.send("POST", `/orgs/${orgId}/invitations`, { email, role });
    expect(await codeOf(await send(admin.browser, "x@example.org", "owner"))).toBe("forbidden");
    expect(await codeOf(await send(developer.browser, "x@example.org", "viewer"))).toBe("forbidden");
    expect(await codeOf(await send(owner.browser, admin.email.toUpperCase(), "viewer"))).toBe("conflict");
    expect((await send(owner.browser, "x@example.org", "owner")).status).toBe(201);
  });

  it("shows its link once: a replay has none", async () => {
    const { browser } = await member("owner");
    const send = () =>
      browser.ask(
        "POST",
        `/orgs/${orgId}/invitations`,
        { email: "a@example.org", role: "viewer" },
        { "idempotency-key": "one" },
      );
    const [first, again] = [CreatedInvitation.parse(await send()), CreatedInvitation.parse(await send())];
    expect([again.id, again.token, again.href]).toEqual([first.id, null, null]);
  });
});

describe("a role", () => {
  it("holds from the next request on", async () => {
    const owner = await member("owner");
    const other = await member("developer");
    const create = () => other.browser.send("POST", "/projects", { name: "Made" });
    expect((await create()).status).toBe(201);
    await owner.browser.ask("PATCH", `/orgs/${orgId}/members/${other.id}`, { role: "viewer" });
    expect(await codeOf(await create())).toBe("forbidden");
    await owner.browser.ask("PATCH", `/orgs/${orgId}/members/${other.id}`, { role: "admin" });
    expect((await create()).status).toBe(201);
  });

  it("of an owner is an owner's to give and to take, and the last owner stays", async () => {
    const [owner, admin] = [await member("owner"), await member("admin")];
    const change = (browser: Browser, id: string, role: string) =>
      browser.send("PATCH", `/orgs/${orgId}/members/${id}`, { role });
    const remove = (browser: Browser, id: string) => browser.send("DELETE", `/orgs/${orgId}/members/${id}`);
    for (const refused of [
      await change(admin.browser, admin.id, "owner"),
      await change(admin.browser, owner.id, "viewer"),
      await remove(admin.browser, owner.id),
    ])
      expect(await codeOf(refused)).toBe("forbidden");
    expect(await codeOf(await change(owner.browser, owner.id, "admin"))).toBe("last_owner");
    expect(await codeOf(await remove(owner.browser, owner.id))).toBe("last_owner");
    expect((await change(owner.browser, admin.id, "owner")).status).toBe(200);
    // Two owners that step down at once: one of them stays.
    const both = await Promise.all([
      change(owner.browser, owner.id, "viewer"),
      change(admin.browser, admin.id, "viewer"),
    ]);
    expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
});

describe("leaving an organisation", () => {
  it("ends access at once, for the session and for the keys made there", async () => {
    const owner = await member("owner");
    const other = await member("developer");
    const { secret } = CreatedApiKey.parse(
      await other.browser.ask("POST", "/keys", { name: "mine", scopes: ["projects:write"] }),
    );
    const withKey = () => api.fetch("/v1/projects", { headers: { authorization: `Bearer ${secret}` } });
    expect((await withKey()).status).toBe(200);
    await owner.browser.ask("DELETE", `/orgs/${orgId}/members/${other.id}`);
    expect((await withKey()).status).toBe(401);
    expect(await codeOf(await other.browser.send("GET", "/projects"))).toBe("forbidden");
    expect((await other.browser.send("GET", `/orgs/${orgId}/members`)).status).toBe(404);
    expect((await other.browser.send("GET", "/me", undefined, { "facet-organisation": orgId })).status).toBe(
      404,
    );
    const keys = pageOf(ApiKey).parse(await owner.browser.ask("GET", "/keys")).data;
    expect(keys.find((key) => key.createdBy === other.id)?.revokedAt).not.toBeNull();
  });

  it("ends the live streams that were held, and those of a session that is ended", async () => {
    const owner = await member("owner");
    const other = await member("developer");
    const hold = async (browser: Browser) => {
      const accept = { accept: "text/event-stream" };
      const stream = await browser.send("GET", `/projects/${api.own.projectId}/feed`, undefined, accept);
      const reader = must(stream.body, "stream").getReader();
      await reader.read();
      return async () => {
        for (;;) if ((await reader.read()).done) return true;
      };
    };
    const [removed, signedOut] = [await hold(other.browser), await hold(owner.browser)];
    await owner.browser.ask("DELETE", `/orgs/${orgId}/members/${other.id}`);
    expect(await removed()).toBe(true);
    await owner.browser.ask("POST", "/auth/sign-out");
    expect(await signedOut()).toBe(true);
  });

  it("is everyone's own choice", async () => {
    await member("owner");
    const viewer = await member("viewer");
    await viewer.browser.ask("DELETE", `/orgs/${orgId}/members/${viewer.id}`);
    expect(Me.parse(await viewer.browser.ask("GET", "/me")).organisations).toEqual([]);
  });
});

describe("a key that a person made", () => {
  it("may do no more than the person may now", async () => {
    const owner = await member("owner");
    const other = await member("developer");
    const { secret } = CreatedApiKey.parse(
      await other.browser.ask("POST", "/keys", { name: "ci", scopes: ["projects:write", "secrets:write"] }),
    );
    const use = (method: string, path: string, body?: object) =>
      api.call(method, `/v1${path}`, body, { authorization: `Bearer ${secret}` });
    expect((await use("POST", "/projects", { name: "By key" })).status).toBe(201);
    await owner.browser.ask("PATCH", `/orgs/${orgId}/members/${other.id}`, { role: "viewer" });
    expect(await codeOf(await use("POST", "/projects", { name: "By key" }))).toBe("forbidden");
    expect(await codeOf(await use("GET", "/secrets"))).toBe("forbidden");
    expect((await use("GET", "/projects")).status).toBe(200);
  });

  it("cannot be given more than the person has", async () => {
    const admin = await member("viewer");
    const refused = await admin.browser.send("POST", "/keys", { name: "x", scopes: ["projects:write"] });
    expect(await codeOf(refused)).toBe("forbidden");
  });
});

describe("organisations", () => {
  it("are founded by people, chosen by a header, and strangers see nothing of them", async () => {
    const someone = await member("viewer");
    const made = OwnOrganisation.parse(await someone.browser.ask("POST", "/orgs", { name: "Mine" }));
    expect(made.role).toBe("owner");
    const inMine = { "facet-organisation": made.id };
    expect(Me.parse(await someone.browser.ask("GET", "/me", undefined, inMine))).toMatchObject({
      orgId: made.id,
      role: "owner",
    });
    expect(Me.parse(await someone.browser.ask("GET", "/me"))).toMatchObject({ orgId, role: "viewer" });
    for (const nonsense of ["org_x", "../..", "'", "x".repeat(5000)])
      expect(
        (await someone.browser.send("GET", "/me", undefined, { "facet-organisation": nonsense })).status,
      ).toBe(404);
    expect((await someone.browser.send("POST", "/projects", { name: "There" }, inMine)).status).toBe(201);
    expect(await codeOf(await someone.browser.send("POST", "/projects", { name: "Here" }))).toBe("forbidden");
    const stranger = await member("owner");
    for (const [method, path, body] of [
      ["GET", `/orgs/${made.id}`],
      ["PATCH", `/orgs/${made.id}`, { name: "x" }],
      ["GET", `/orgs/${made.id}/members`],
      ["PATCH", `/orgs/${made.id}/members/${someone.id}`, { role: "viewer" }],
      ["DELETE", `/orgs/${made.id}/members/${someone.id}`],
      ["GET", `/orgs/${made.id}/invitations`],
      ["POST", `/orgs/${made.id}/invitations`, { email: "a@example.org", role: "viewer" }],
    ] as const) {
      const response = await stranger.browser.send(method, path, body, { "if-match": '"1"' });
      expect([method, path, response.status]).toEqual([method, path, 404]);
      const header = await stranger.browser.send("GET", "/projects", undefined, inMine);
      expect(header.status).toBe(404);
      const key = await api.call(method, `/v1${path}`, body, { "if-match": '"1"' });
      expect([method, path, key.status]).toEqual([method, path, 404]);
    }
  });

  it("are renamed by who may, on the version that was read", async () => {
    const [admin, developer] = [await member("admin"), await member("developer")];
    const read = await admin.browser.send("GET", `/orgs/${orgId}`);
    const etag = { "if-match": must(read.headers.get("etag"), "ETag") };
    const rename = (browser: Browser, name: string, headers = {}) =>
      browser.send("PATCH", `/orgs/${orgId}`, { name }, headers);
    expect(await codeOf(await rename(developer.browser, "No", etag))).toBe("forbidden");
    expect((await rename(admin.browser, "New", {})).status).toBe(428);
    expect((await rename(admin.browser, "New", etag)).status).toBe(200);
    expect((await rename(admin.browser, "Newer", etag)).status).toBe(412);
  });
});
