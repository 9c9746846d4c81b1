import { describe, expect, it } from "vitest";
import { createRedactor } from "./redactor.ts";

const { text, value } = createRedactor();
const secret = "Zx81qPv7Lm29TtRr55KkQq";

describe("credentials in texts", () => {
  it.each([
    ["an API key", `use fct_live_ab12_${secret}0123456789 now`],
    ["a bearer token", `Authorization: Bearer ${secret}.x-y_z`],
    ["basic authorisation", `authorization: basic ${secret}==`],
    ["a Hub token", `hf_${secret}`],
    ["a signed token", `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${secret}`],
    ["a password in an address", `redis://user:${secret}@host:6379/0`],
    ["an address without user", `redis://:${secret}@host:6379/0`],
    ["a token in a query", `GET https://x.org/a?b=1&token=${secret}&c=2`],
    ["a signed link of Cloud Storage", `https://s.org/o?X-Goog-Signature=${secret}`],
    ["a blob link", `GET http://127.0.0.1/api/blobs/${secret}.${secret}`],
    ["an invitation's address", `POST /v1/invitations/${secret}/accept`],
    ["a private key", `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`],
    [
      "an encrypted private key",
      `-----BEGIN RSA PRIVATE KEY-----\nDEK-Info: AES-128-CBC\n\n${secret}\n-----END RSA PRIVATE KEY-----`,
    ],
    ["a torn private key", `-----BEGIN RSA PRIVATE KEY-----\n${secret}`],
    ["a key of an OpenAI-like API", `sk-proj-${secret}`],
    ["a forge token", `ghp_${secret}`],
  ])("%s", (_, line) => {
    expect(line).toContain(secret);
    expect(text(line)).not.toContain(secret);
    expect(text(line)).toContain("[secret]");
  });

  it("leave the rest of the line readable", () => {
    expect(text(`GET /a?token=${secret}&c=2 by fct_test_id7_${secret} ok`)).toBe(
      "GET /a?token=[secret]&c=2 by fct_test_[secret] ok",
    );
  });

  it("are not seen where there are none", () => {
    for (const line of [
      "loss 0.12 at 300 tokens_per_second",
      "https://example.org/a:b@c",
      "key=value",
      "the bearer of news",
      "hf_home is /x",
      "time 12:30:05 sha256 9f86d081884c7d65",
    ])
      expect(text(line)).toBe(line);
  });

  it("are found by value once they are known", () => {
    const redactor = createRedactor(["first known value"]);
    redactor.add("pass word 17");
    redactor.add("a");
    expect(redactor.text("x pass word 17 y first known value, a")).toBe("x [secret] y [secret], a");
  });

  it("take no longer to mask in hostile text", () => {
    const started = performance.now();
    for (const unit of [
      "//",
      "?token=",
      "Bearer ",
      "eyJ",
      "fct_live_",
      "-----BEGIN PRIVATE KEY-----",
      "a:b@",
    ])
      text(unit.repeat(60_000 / unit.length));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("fields", () => {
  it("named like secrets are masked, those that only sound so are not", () => {
    const plain = {
      tokens: 5,
      maxTokens: 9,
      tokenizer: "bpe",
      tokens_per_second: 3.5,
      hasSecret: true,
      keyId: "k1",
      token: null,
      author: "me",
    };
    expect(value(plain)).toEqual(plain);
    const hidden = {
      password: "x",
      runnerToken: "x",
      lease_token: "x",
      apiKey: "x",
      "api-key": "x",
      Authorization: "x",
      "set-cookie": ["x"],
      clientSecret: { a: "x" },
      PRIVATE_KEY: "x",
    };
    expect(Object.values(value(hidden) as object)).toEqual(Array(9).fill("[secret]"));
  });

  it("are searched at every depth, in lists, maps, errors and causes", () => {
    const error = new Error(`failed with hf_${secret}`, { cause: new TypeError(`Bearer ${secret}`) });
    const shown = JSON.stringify(
      value({
        list: [{ deep: [`hf_${secret}`] }],
        map: new Map([["password", secret]]),
        error,
        [`hf_${secret}`]: 1,
      }),
    );
    expect(shown).not.toContain(secret);
    expect(shown).toContain("TypeError");
    expect(shown).toContain("stack");
  });

  it("of any kind become plain JSON of bounded size", () => {
    const circle: Record<string, unknown> = {
      big: 10n,
      date: new Date(0),
      bytes: new Uint8Array(5),
      odd: undefined,
      call: Symbol("s"),
    };
    circle.self = circle;
    circle.many = Array.from({ length: 1000 }, (_, index) => index);
    circle.long = "x".repeat(1_000_000);
    const shown = JSON.stringify(value(circle));
    expect(shown.length).toBeLessThan(20_000);
    expect(JSON.parse(shown)).toMatchObject({
      big: "10",
      date: "1970-01-01T00:00:00.000Z",
      bytes: "[5 bytes]",
      self: "[seen above]",
    });
  });
});
