import { openOidc } from "@facet/auth/oidc/open-oidc";
import { type StandIn, startStandIn } from "@facet/auth/oidc/start-stand-in";
import { Me } from "@facet/contracts/accounts/me";
import { AuthStatus } from "@facet/contracts/accounts/sign-in";
import { CreatedInvitation } from "@facet/contracts/organisations/invitation";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newMember, newPerson } from "../testing/new-member.ts";
import { type Browser, browserOf, openBrowser } from "../testing/open-browser.ts";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";

let provider: StandIn;
let api: TestApi;
beforeAll(async () => {
  provider = await startStandIn();
});
afterAll(() => provider.close());
beforeEach(async () => {
  provider.wrong = {};
  provider.person = { sub: crypto.randomUUID(), email: "ada@example.org", email_verified: true, name: "Ada" };
  api = await openTestApi({ oidc: openOidc({ issuer: provider.issuer, ...provider.client }) });
});
afterEach(() => api.close());

const location = (response: Response) => response.headers.get("location") ?? "";
/** From our page to the provider and back, as a browser goes. */
async function visit(browser: Browser, query = "", tamper = (url: URL) => url): Promise<string> {
  const begun = await browser.send("GET", `/auth/oidc/start${query}`);
  expect(begun.status).toBe(303);
  const back = tamper(await provider.visit(location(begun)));
  expect(back.href.startsWith(`${api.origin}/api/v1/auth/oidc/callback?`)).toBe(true);
  const end = await browser.send("GET", `/auth/oidc/callback${back.search}`);
  expect(end.status).toBe(303);
  return location(end);
}
const connected = async () => {
  const person = await newMember(api, api.own.orgId, "viewer");
  expect(await visit(await browserOf(api, person), "?connect=1&next=/account")).toBe(`${api.origin}/account`);
  return person;
};

describe("signing in through an identity provider", { timeout: 30_000 }, () => {
  it("is offered when one is set up", async () => {
    const status = AuthStatus.parse(await openBrowser(api).ask("GET", "/auth/status"));
    expect(status.methods).toEqual(["password", "oidc"]);
  });

  it("signs in who connected the identity before, and leads to the page that was meant", async () => {
    const person = await connected();
    const browser = openBrowser(api);
    expect(await visit(browser, "?next=/models%3Fq%3D1")).toBe(`${api.origin}/models?q=1`);
    expect(browser.setCookie()).toMatch(/^facet=.*HttpOnly; SameSite=Lax/);
    expect(Me.parse(await browser.ask("GET", "/me"))).toMatchObject({ id: person.id, role: "viewer" });
  });

  it("signs in nobody by an address alone", async () => {
    const { email } = await newPerson(api);
    provider.person = { ...provider.person, email };
    const browser = openBrowser(api);
    expect(await visit(browser)).toMatch(/\/sign-in\?problem=unknown_person&request=req_/);
    expect((await browser.send("GET", "/me")).status).toBe(401);
  });

  it("makes the account of who was invited under an address that the provider has verified", async () => {
    const owner = await browserOf(api, await newMember(api, api.own.orgId, "owner"));
    const invite = async (email: string) =>
      CreatedInvitation.parse(
        await owner.ask("POST", `/orgs/${api.own.orgId}/invitations`, { email, role: "developer" }),
      ).token;
    const wrong = await invite("other@example.org");
    expect(await visit(openBrowser(api), `?invitation=${wrong}`)).toContain("problem=unknown_person");
    provider.person = { ...provider.person, email_verified: false };
    const right = await invite("ada@example.org");
    expect(await visit(openBrowser(api), `?invitation=${right}`)).toContain("problem=unknown_person");
    provider.person = { ...provider.person, email_verified: true };
    const browser = openBrowser(api);
    expect(await visit(browser, `?invitation=${right}`)).toBe(`${api.origin}/`);
    const me = Me.parse(await browser.ask("GET", "/me"));
    expect(me).toMatchObject({ role: "developer", user: { email: "ada@example.org", hasPassword: false } });
    const again = openBrowser(api);
    await visit(again);
    expect(Me.parse(await again.ask("GET", "/me")).id).toBe(me.id);
  });

  it("connects an identity with one account only, and lets it go with the account", async () => {
    const person = await connected();
    const other = await browserOf(api, await newMember(api, api.own.orgId, "viewer"));
    expect(await visit(other, "?connect=1")).toContain("problem=conflict");
    await (await browserOf(api, person)).ask("DELETE", "/me");
    expect(await visit(openBrowser(api))).toContain("problem=unknown_person");
    expect(await visit(other, "?connect=1")).toBe(`${api.origin}/`);
  });

  it("refuses what this browser did not begin, what was changed on the way, and what came too late", async () => {
    await connected();
    const begun = await openBrowser(api).send("GET", "/auth/oidc/start");
    const back = await provider.visit(location(begun));
    const victim = openBrowser(api);
    const forced = await victim.send("GET", `/auth/oidc/callback${back.search}`);
    expect(location(forced)).toContain("problem=link_invalid");
    expect(victim.cookie() ?? "").not.toMatch(/^facet=/);
    const changed = await visit(openBrowser(api), "", (url) => {
      url.searchParams.set("state", "another");
      return url;
    });
    expect(changed).toContain("problem=link_invalid");
    const late = await visit(openBrowser(api), "", (url) => {
      api.clock.advance(10 * 60_000 + 1);
      return url;
    });
    expect(late).toContain("problem=link_invalid");
    provider.wrong = { alg: "other" };
    expect(await visit(openBrowser(api))).toContain("problem=unavailable");
  });

  it("leads to no other host afterwards", async () => {
    await connected();
    for (const next of ["//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example"])
      expect(await visit(openBrowser(api), `?next=${encodeURIComponent(next)}`)).toBe(`${api.origin}/`);
  });
});
