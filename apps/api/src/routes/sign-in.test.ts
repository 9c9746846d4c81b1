import { totpCode, totpStep } from "@facet/auth/totp/totp-code";
import { Me } from "@facet/contracts/accounts/me";
import { TotpState } from "@facet/contracts/accounts/totp";
import type { Log } from "@facet/ports/log";
import { must } from "@facet/services/testing/must";
import { until } from "@facet/services/testing/until";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newPerson, newSigner } from "../testing/new-member.ts";
import { browserOf, openBrowser, signInAs } from "../testing/open-browser.ts";
import { openTestApi, readProblem, type TestApi } from "../testing/open-test-api.ts";

let api: TestApi;
let links: string[];
beforeEach(async () => {
  links = [];
  const note = (_message: string, fields?: Record<string, unknown>) => {
    if (typeof fields?.href === "string") links.push(fields.href);
  };
  const log: Log = { debug: note, info: note, warn: note, error: note, child: () => log };
  api = await openTestApi({ log });
});
afterEach(() => api.close());

const signIn = (email: string, password: string, more: { code?: string; address?: string } = {}) => {
  const { address, ...rest } = more;
  return openBrowser(api, address).send("POST", "/auth/sign-in", { email, password, ...rest });
};
const codeOf = async (response: Response) => (await readProblem(response)).code;

describe("signing in", { timeout: 30_000 }, () => {
  it("answers an unknown address and a wrong password with the same words", async () => {
    const { email } = await newSigner(api);
    const known = await readProblem(await signIn(email, "not the password"));
    const unknown = await readProblem(await signIn("nobody@example.org", "not the password"));
    expect({ ...known, requestId: "" }).toEqual({ ...unknown, requestId: "" });
  });

  it("takes as long for an unknown address as for a wrong password", async () => {
    const { email } = await newSigner(api);
    // Processor time of this process, its hashing threads among it: what others do on the machine does not count.
    const measure = async (address: string) => {
      const before = process.cpuUsage();
      expect((await signIn(address, "not the password", { address: crypto.randomUUID() })).status).toBe(401);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
    await measure(email);
    for (let round = 0; round < 9; round += 1) {
      times.known.push(await measure(email));
      times.unknown.push(await measure("nobody@example.org"));
    }
    const median = (all: number[]) => must(all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)], "time");
    const ratio = median(times.known) / median(times.unknown);
    expect(median(times.unknown)).toBeGreaterThan(30_000);
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
  }, 120_000);

  it("is slowed down after five wrong tries of a person from a place, and for nobody else", async () => {
    const { email, password } = await newSigner(api);
    for (let bad = 0; bad < 5; bad += 1)
      expect(await codeOf(await signIn(email, `wrong ${bad}`))).toBe("wrong_credentials");
    const held = await signIn(email.toUpperCase(), password);
    expect(held.status).toBe(429);
    expect(Number(held.headers.get("retry-after"))).toBeGreaterThan(25);
    expect(Number(held.headers.get("retry-after"))).toBeLessThanOrEqual(30);
    expect((await signIn(email, password, { address: "198.51.100.1" })).status).toBe(200);

    api.clock.advance(30_000);
    expect(await codeOf(await signIn(email, "wrong again"))).toBe("wrong_credentials");
    const longer = await signIn(email, password);
    expect([longer.status, Number(longer.headers.get("retry-after")) > 55]).toEqual([429, true]);
    api.clock.advance(60_000);
    expect((await signIn(email, password)).status).toBe(200);
    // Being right forgives: five more are free.
    expect(await codeOf(await signIn(email, "wrong"))).toBe("wrong_credentials");
  });

  it("is slowed down the same for an address that nobody has, and for many guesses at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => signIn("nobody@example.org", "guess").then((answer) => answer.status)),
    );
    expect(answers.filter((status) => status === 401)).toHaveLength(5);
    expect(answers.filter((status) => status === 429)).toHaveLength(7);
  });
});

describe("a new password", { timeout: 30_000 }, () => {
  it("ends every other session when it is changed", async () => {
    const person = await newSigner(api);
    const [here, there] = [await signInAs(api, person), await signInAs(api, person)];
    const change = (current: string, next: string) => here.send("POST", "/me/password", { current, next });
    expect(await codeOf(await change("wrong", "a brand new password"))).toBe("wrong_credentials");
    expect(await codeOf(await change(person.password, person.email.toUpperCase()))).toBe("weak_password");
    expect(await codeOf(await change(person.password, "short"))).toBe("invalid_request");
    expect((await there.send("GET", "/me")).status).toBe(200);
    expect((await change(person.password, "a brand new password")).status).toBe(204);
    expect((await here.send("GET", "/me")).status).toBe(200);
    expect((await there.send("GET", "/me")).status).toBe(401);
    expect(await codeOf(await signIn(person.email, person.password))).toBe("wrong_credentials");
    expect((await signIn(person.email, "a brand new password")).status).toBe(200);
  });

  it("leaves no record of the request that set it, whatever key it carries", async () => {
    const person = await newSigner(api);
    const browser = await browserOf(api, person);
    const change = () =>
      browser.send(
        "POST",
        "/me/password",
        { current: person.password, next: "a brand new password" },
        { "idempotency-key": "one" },
      );
    expect((await change()).status).toBe(204);
    const again = await change();
    expect([again.headers.get("idempotent-replayed"), await codeOf(again)]).toEqual([
      null,
      "wrong_credentials",
    ]);
  });

  it("can be set by a link in the log, once, within an hour, and ends every session", async () => {
    const person = await newSigner(api);
    const browser = await signInAs(api, person);
    const forgot = (email: string) => openBrowser(api).send("POST", "/auth/password/forgot", { email });
    expect([(await forgot(person.email)).status, (await forgot("nobody@example.org")).status]).toEqual([
      204, 204,
    ]);
    await until(() => links.length === 1, "the link is in the log");
    const href = must(links[0], "link");
    expect(href.startsWith(`${api.origin}/reset#`)).toBe(true);
    const token = href.slice(href.indexOf("#") + 1);
    const reset = (password: string) =>
      openBrowser(api).send("POST", "/auth/password/reset", { token, password });
    expect(await codeOf(await reset(person.email))).toBe("weak_password");
    expect((await reset("another good password")).status).toBe(204);
    expect(await codeOf(await reset("yet another password"))).toBe("link_invalid");
    expect((await browser.send("GET", "/me")).status).toBe(401);
    expect((await signIn(person.email, "another good password")).status).toBe(200);

    await forgot(person.email);
    await until(() => links.length === 2, "the second link is in the log");
    api.clock.advance(3_600_001);
    const late = must(links[1], "link").split("#")[1];
    const refused = await openBrowser(api).send("POST", "/auth/password/reset", {
      token: late,
      password: "another good password",
    });
    expect(await codeOf(refused)).toBe("link_invalid");
  });
});

describe("sessions", { timeout: 30_000 }, () => {
  it("are listed with where they come from, and end one by one or all at once", async () => {
    const person = await newSigner(api);
    const [first, second, third] = [
      await signInAs(api, person, "198.51.100.1"),
      await signInAs(api, person, "198.51.100.2"),
      await signInAs(api, person, "198.51.100.3"),
    ];
    const listed = (await first.ask("GET", "/me/sessions")) as {
      data: { id: string; current: boolean; address: string; userAgent: string }[];
    };
    expect(listed.data.map(({ address, current }) => `${address} ${current}`).toSorted()).toEqual([
      "198.51.100.1 true",
      "198.51.100.2 false",
      "198.51.100.3 false",
    ]);
    const theirs = must(
      listed.data.find(({ address }) => address === "198.51.100.2"),
      "session",
    );
    const stranger = await browserOf(api, await newPerson(api));
    expect((await stranger.send("DELETE", `/me/sessions/${theirs.id}`)).status).toBe(404);
    await first.ask("DELETE", `/me/sessions/${theirs.id}`);
    expect((await second.send("GET", "/me")).status).toBe(401);
    await first.ask("DELETE", "/me/sessions?others=true");
    expect([
      (await first.send("GET", "/me")).status,
      (await third.send("GET", "/me")).status,
      (await stranger.send("GET", "/me")).status,
    ]).toEqual([200, 401, 200]);
    const fourth = await signInAs(api, person);
    await first.ask("DELETE", "/me/sessions");
    expect(first.cookie()).toBeUndefined();
    expect((await fourth.send("GET", "/me")).status).toBe(401);
  });

  it("are no business of an API key", async () => {
    for (const [method, path] of [
      ["GET", "/me/sessions"],
      ["DELETE", "/me/sessions"],
      ["GET", "/me/export"],
      ["DELETE", "/me"],
    ] as const)
      expect([path, await codeOf(await api.call(method, `/v1${path}`))]).toEqual([path, "forbidden"]);
  });
});

describe("the code of an authenticator app", { timeout: 30_000 }, () => {
  it("is asked for once it was confirmed, is taken once, and has a way out", async () => {
    const person = await newSigner(api);
    const { email, password } = person;
    const browser = await browserOf(api, person);
    const change = async (body: object) => TotpState.parse(await browser.ask("POST", "/me/totp", body));
    expect(await codeOf(await browser.send("POST", "/me/totp", { action: "begin", password: "wrong" }))).toBe(
      "wrong_credentials",
    );
    const begun = await change({ action: "begin", password });
    const secret = must(begun.secret, "secret");
    expect(begun.uri).toContain(`secret=${secret}`);
    // Not asked for yet: nobody is locked out by an app that never got the secret.
    expect((await signIn(email, password)).status).toBe(200);
    const code = () => totpCode(secret, totpStep(api.clock.now()));
    expect(await codeOf(await browser.send("POST", "/me/totp", { action: "confirm", code: "000000" }))).toBe(
      "wrong_code",
    );
    const confirming = code();
    const on = await change({ action: "confirm", code: confirming });
    expect(on).toMatchObject({ state: "on", secret: null });
    expect(new Set(on.recoveryCodes).size).toBe(8);
    expect(Me.parse(await browser.ask("GET", "/me")).user?.totp).toBe(true);

    expect(await codeOf(await signIn(email, password))).toBe("code_required");
    expect(await codeOf(await signIn(email, "wrong", { code: code() }))).toBe("wrong_credentials");
    // The code that confirmed is used up.
    expect(await codeOf(await signIn(email, password, { code: confirming }))).toBe("wrong_code");
    api.clock.advance(30_000);
    const fresh = code();
    expect((await signIn(email, password, { code: fresh })).status).toBe(200);
    expect(await codeOf(await signIn(email, password, { code: fresh }))).toBe("wrong_code");
    const recovery = must(on.recoveryCodes?.[0], "recovery code");
    expect((await signIn(email, password, { code: recovery.toUpperCase() })).status).toBe(200);
    expect(await codeOf(await signIn(email, password, { code: recovery }))).toBe("wrong_code");

    await change({ action: "disable", password });
    expect((await signIn(email, password)).status).toBe(200);
  });

  it("cannot be guessed: wrong codes are slowed down like wrong passwords", async () => {
    const { email, password, id } = await newSigner(api);
    const browser = await browserOf(api, { id });
    const begun = TotpState.parse(await browser.ask("POST", "/me/totp", { action: "begin", password }));
    const code = totpCode(must(begun.secret, "secret"), totpStep(api.clock.now()));
    await browser.ask("POST", "/me/totp", { action: "confirm", code });
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
    for (let bad = 0; bad < 5; bad += 1)
      expect(await codeOf(await signIn(email, password, { code: wrong }))).toBe("wrong_code");
    expect((await signIn(email, password, { code: wrong })).status).toBe(429);
  });
});
