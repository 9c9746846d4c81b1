import { readFile, rm, stat } from "node:fs/promises";
import { Me } from "@facet/contracts/accounts/me";
import { AuthStatus, SignedIn, SignInLink } from "@facet/contracts/accounts/sign-in";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureOwner } from "../owner/ensure-owner.ts";
import { ensureSetupToken } from "../owner/ensure-setup-token.ts";
import { ownerFile, setupFile } from "../owner/small-files.ts";
import { newPerson, newSigner } from "../testing/new-member.ts";
import { browserOf, openBrowser, signInAs } from "../testing/open-browser.ts";
import { openTestApi, readProblem, type TestApi } from "../testing/open-test-api.ts";

let api: TestApi;
beforeEach(async () => {
  api = await openTestApi();
});
afterEach(() => api.close());

const start = async () => {
  await ensureOwner(api.composed.platform, api.home);
  await ensureSetupToken(api.composed.platform, api.home);
};
const readJson = async (file: string) => JSON.parse(await readFile(file, "utf8")) as Record<string, string>;
const first = { name: "Ada", email: "Ada@Example.org", password: "a long enough password" };
const status = async (browser = openBrowser(api)) =>
  AuthStatus.parse(await browser.ask("GET", "/auth/status"));

describe("the first run", { timeout: 30_000 }, () => {
  it("gives one account to the holder of the token in the terminal, once", async () => {
    await start();
    const { token } = await readJson(setupFile(api.home));
    expect((await stat(setupFile(api.home))).mode & 0o777).toBe(0o600);
    expect(await status()).toEqual({ needsSetup: true, methods: ["password"], signedIn: false });

    const browser = openBrowser(api);
    expect((await browser.send("POST", "/auth/setup", { ...first, token: "guess" })).status).toBe(404);
    const made = SignedIn.parse(await browser.ask("POST", "/auth/setup", { ...first, token }));
    expect(made.user).toMatchObject({ name: "Ada", email: "ada@example.org", hasPassword: true });
    expect(await status(browser)).toEqual({ needsSetup: false, methods: ["password"], signedIn: true });

    const again = { ...first, email: "eve@example.org", token };
    expect((await readProblem(await openBrowser(api).send("POST", "/auth/setup", again))).code).toBe(
      "already_set_up",
    );
    await expect(stat(setupFile(api.home))).rejects.toThrow("ENOENT");
    await start();
    await expect(stat(setupFile(api.home))).rejects.toThrow("ENOENT");
  });

  it("leaves no account behind when two use the token at once", async () => {
    await start();
    const { token } = await readJson(setupFile(api.home));
    const answers = await Promise.all(
      ["one", "two", "three"].map((name) =>
        openBrowser(api).send("POST", "/auth/setup", { ...first, email: `${name}@example.org`, token }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 404 || answer.status === 409)).toHaveLength(2);
    const { identity } = api.composed.platform;
    const made = await Promise.all(
      ["one", "two", "three"].map((name) => identity.findUser(`${name}@example.org`)),
    );
    expect(made.filter((user) => user !== undefined)).toHaveLength(1);
  });

  it("puts the first person into the organisation of this machine's key", async () => {
    await start();
    const { token } = await readJson(setupFile(api.home));
    const browser = openBrowser(api);
    await browser.ask("POST", "/auth/setup", { ...first, token });
    const me = Me.parse(await browser.ask("GET", "/me"));
    const { organisationId } = await readJson(ownerFile(api.home));
    expect(me).toMatchObject({ kind: "user", orgId: organisationId, role: "owner" });
    expect(me.organisation?.name).toBe("Local");
  });

  it("keeps the organisation when the machine's key is lost", async () => {
    await start();
    const before = await readJson(ownerFile(api.home));
    await rm(ownerFile(api.home));
    await start();
    const after = await readJson(ownerFile(api.home));
    expect(after.organisationId).toBe(before.organisationId);
    expect(after.key).not.toBe(before.key);
    const me = await api.fetch("/v1/me", { headers: { authorization: `Bearer ${after.key}` } });
    expect(Me.parse(await me.json()).orgId).toBe(before.organisationId);
  });
});

describe("a sign-in link", { timeout: 30_000 }, () => {
  const link = async () => {
    const { key } = await readJson(ownerFile(api.home));
    const response = await api.fetch("/v1/auth/links", {
      method: "POST",
      headers: { authorization: `Bearer ${key}` },
    });
    return SignInLink.parse(await response.json());
  };

  it("signs in whoever runs this machine, once, and needs no password", async () => {
    await start();
    const { token, href } = await link();
    expect(href).toBe(`${api.origin}/link#${token}`);
    const browser = openBrowser(api);
    const { user } = SignedIn.parse(await browser.ask("POST", "/auth/sign-in-link", { token }));
    expect(user).toMatchObject({ email: null, hasPassword: false });
    expect(await status(browser)).toMatchObject({ needsSetup: false, signedIn: true });
    const again = await openBrowser(api).send("POST", "/auth/sign-in-link", { token });
    expect((await readProblem(again)).code).toBe("link_invalid");
    const other = SignedIn.parse(
      await openBrowser(api).ask("POST", "/auth/sign-in-link", { token: (await link()).token }),
    );
    expect(other.user.id).toBe(user.id);
  });

  it("is the account of who set the machine up, and dies after 15 minutes", async () => {
    await start();
    const { token: setup } = await readJson(setupFile(api.home));
    const made = SignedIn.parse(
      await openBrowser(api).ask("POST", "/auth/setup", { ...first, token: setup }),
    );
    const { token } = await link();
    const signed = SignedIn.parse(await openBrowser(api).ask("POST", "/auth/sign-in-link", { token }));
    expect(signed.user.id).toBe(made.user.id);
    const late = await link();
    api.clock.advance(15 * 60_000 + 1);
    expect((await openBrowser(api).send("POST", "/auth/sign-in-link", { token: late.token })).status).toBe(
      404,
    );
  });

  it("makes one owner of two that are asked for at once", async () => {
    await start();
    const links = await Promise.all([link(), link(), link()]);
    const users = await Promise.all(
      links.map(async ({ token }) =>
        SignedIn.parse(await openBrowser(api).ask("POST", "/auth/sign-in-link", { token })),
      ),
    );
    expect(new Set(users.map(({ user }) => user.id)).size).toBe(1);
  });

  it("is refused to any other key", async () => {
    await start();
    expect((await readProblem(await api.call("POST", "/v1/auth/links"))).code).toBe("forbidden");
  });
});

describe("a session's cookie", { timeout: 30_000 }, () => {
  it("is out of reach of scripts, and on https of any other host and of plain pages", async () => {
    const person = await newSigner(api);
    const plain = await signInAs(api, person);
    expect(plain.setCookie()).toMatch(/^facet=[\w-]{43};/);
    expect(plain.setCookie()).toMatch(/; HttpOnly/);
    expect(plain.setCookie()).toMatch(/; SameSite=Lax/);
    expect(plain.setCookie()).toMatch(/; Path=\//);
    expect(plain.setCookie()).not.toMatch(/Secure|Domain/);

    await api.close();
    api = await openTestApi({ publicOrigin: "https://facet.example.org" });
    const secure = await signInAs(api, await newSigner(api));
    expect(secure.setCookie()).toMatch(/^__Host-facet=[\w-]{43};.*; Secure/);
    expect(secure.setCookie()).not.toMatch(/Domain/);
    secure.keep(secure.cookie()?.replace("__Host-facet", "facet"));
    expect((await secure.send("GET", "/me")).status).toBe(401);
  });

  it("is not given over plain http beyond this machine", async () => {
    await api.close();
    api = await openTestApi({ publicOrigin: "http://facet.lan:7430" });
    const { email, password } = await newSigner(api);
    const problem = await readProblem(
      await openBrowser(api).send("POST", "/auth/sign-in", { email, password }),
    );
    expect(problem.code).toBe("insecure_origin");
    expect(problem.fix).toContain("FACET_INSECURE_LAN");
  });

  it("dies when signing out, and with the time that nobody used it", async () => {
    const { email, password } = await newSigner(api);
    const browser = await signInAs(api, { email, password });
    const held = browser.cookie();
    await browser.ask("POST", "/auth/sign-out");
    expect(browser.cookie()).toBeUndefined();
    browser.keep(held);
    expect((await browser.send("GET", "/me")).status).toBe(401);

    const idle = await browserOf(api, await newPerson(api));
    api.clock.advance(13 * 86_400_000);
    expect((await idle.send("GET", "/me")).status).toBe(200);
    api.clock.advance(13 * 86_400_000);
    expect((await idle.send("GET", "/me")).status).toBe(200);
    api.clock.advance(5 * 86_400_000);
    expect((await idle.send("GET", "/me")).status).toBe(401);
    const left = await browserOf(api, await newPerson(api));
    api.clock.advance(14 * 86_400_000 + 1);
    expect((await left.send("GET", "/me")).status).toBe(401);
  });
});

describe("a write that rests on a cookie", { timeout: 30_000 }, () => {
  const write = { name: "Made" };

  it("is refused from any page but our own, and without the browser's word on it", async () => {
    const browser = await browserOf(api, await newPerson(api));
    const foreign: Record<string, string>[] = [
      { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
      { origin: "https://evil.example", "sec-fetch-site": "" },
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "", "sec-fetch-site": "" },
      { origin: "", "sec-fetch-site": "none" },
      { "sec-fetch-site": "same-site" },
      { origin: "http://127.0.0.1:9", "sec-fetch-site": "same-site" },
      { origin: "http://127.0.0.1:9", "sec-fetch-site": "" },
    ];
    for (const headers of foreign) {
      for (const [method, path, body] of [
        ["PATCH", "/me", write],
        ["POST", "/orgs", write],
        ["DELETE", "/me", undefined],
      ] as const) {
        const response = await browser.send(method, path, body, headers);
        expect([headers, method, (await readProblem(response)).code]).toEqual([
          headers,
          method,
          "cross_origin",
        ]);
      }
    }
    const fine = [{}, { "sec-fetch-site": "" }, { origin: "" }, { origin: "http://localhost:3000" }];
    for (const headers of fine as Record<string, string>[])
      expect([headers, (await browser.send("PATCH", "/me", write, headers)).status]).toEqual([headers, 200]);
    // An API key is not sent by a browser of its own accord.
    const key = await api.call("POST", "/v1/projects", write, { origin: "https://evil.example" });
    expect(key.status).toBe(201);
  });

  it("is refused when a foreign page tries to sign the browser in", async () => {
    const { email, password } = await newSigner(api);
    const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    const response = await openBrowser(api).send("POST", "/auth/sign-in", { email, password }, headers);
    expect((await readProblem(response)).code).toBe("cross_origin");
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});
