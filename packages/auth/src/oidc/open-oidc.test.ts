import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openOidc } from "./open-oidc.ts";
import { type StandIn, startStandIn } from "./start-stand-in.ts";

const redirectUri = "http://127.0.0.1:1/api/v1/auth/oidc/callback";

describe("signing in through an OpenID provider", () => {
  let provider: StandIn;
  beforeAll(async () => {
    provider = await startStandIn();
  });
  beforeEach(() => {
    provider.person = { sub: "person-1", email: "Ada@Example.org", email_verified: true, name: "Ada" };
    provider.wrong = {};
  });
  afterAll(() => provider.close());

  const open = (more = {}) => openOidc({ issuer: provider.issuer, ...provider.client, ...more });
  async function go(oidc = open()) {
    const { href, flow } = await oidc.begin(redirectUri);
    const back = await provider.visit(href);
    expect(back.searchParams.get("state")).toBe(flow.state);
    return { oidc, flow, code: back.searchParams.get("code") ?? "" };
  }

  it("gives issuer and subject, and an address only when the provider has verified it", async () => {
    const { oidc, flow, code } = await go();
    expect(await oidc.finish({ code, flow, redirectUri })).toEqual({
      issuer: provider.issuer,
      subject: "person-1",
      name: "Ada",
      verifiedEmail: "ada@example.org",
    });
    provider.person = { sub: "person-2", email: "eve@example.org", email_verified: false };
    const other = await go();
    expect(await other.oidc.finish({ ...other, redirectUri })).toMatchObject({
      subject: "person-2",
      verifiedEmail: null,
    });
  });

  it("refuses a token of another key, issuer, audience, moment or sign-in", async () => {
    const past = Math.floor(Date.now() / 1000) - 3600;
    for (const wrong of [
      { alg: "other" },
      { iss: "https://evil.example" },
      { aud: "another client" },
      { exp: past },
      { nonce: "another" },
      { sub: undefined },
    ]) {
      provider.wrong = wrong;
      const { oidc, flow, code } = await go();
      await expect(oidc.finish({ code, flow, redirectUri }), JSON.stringify(wrong)).rejects.toMatchObject({
        name: "IdentityUnavailable",
      });
    }
  });

  it("cannot be finished by who did not begin it, twice, or without the client's secret", async () => {
    const { oidc, flow, code } = await go();
    const stolen = await oidc.begin(redirectUri);
    const refused = { name: "IdentityUnavailable" };
    await expect(oidc.finish({ code, flow: stolen.flow, redirectUri })).rejects.toMatchObject(refused);
    const own = await go();
    await own.oidc.finish({ ...own, redirectUri });
    await expect(own.oidc.finish({ ...own, redirectUri })).rejects.toMatchObject(refused);
    const guesser = await go(open({ clientSecret: "a guess" }));
    await expect(guesser.oidc.finish({ ...guesser, redirectUri })).rejects.toMatchObject(refused);
    expect(flow.state).not.toBe(stolen.flow.state);
  });

  it("says so when the provider is away or is another one", async () => {
    const away = openOidc({ issuer: "http://127.0.0.1:1", clientId: "a", clientSecret: "b" });
    await expect(away.begin(redirectUri)).rejects.toMatchObject({ name: "IdentityUnavailable" });
    const another = openOidc({ issuer: `${provider.issuer}/`, clientId: "a", clientSecret: "b" });
    await expect(another.begin(redirectUri)).rejects.toMatchObject({ name: "IdentityUnavailable" });
  });
});
