import { type BadCase, type BadInput, invalid, no, ok } from "../bad-input.ts";

const path = "/v1/projects";
const unknown = no(401, "unauthenticated");
const ask = (headers: Record<string, string>, more: Partial<BadCase> = {}): BadCase => ({
  as: "nobody",
  path,
  headers,
  want: unknown,
  ...more,
});
const bearer = (key: string) => ask({ authorization: `Bearer ${key}` });
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
/** Tokens as identity providers make them; here nobody takes one for a credential. */
const jwt = (header: object, claims: object = {}) =>
  `${part({ typ: "JWT", ...header })}.${part({ sub: "usr_1", aud: "facet", iss: "https://facet", exp: 4e9, ...claims })}.${Buffer.from("signature").toString("base64url")}`;
const crossed = no(403, "cross_origin");
const write = (headers: Record<string, string>, want = crossed): BadCase => ({
  method: "POST",
  path,
  as: "session",
  json: { name: "crossed" },
  headers,
  want,
});
const signIn = (json: object, want: BadCase["want"], headers: Record<string, string> = {}): BadCase => ({
  as: "nobody",
  method: "POST",
  path: "/v1/auth/sign-in",
  json,
  headers,
  want,
});
const wrong = no(401, "wrong_credentials");
const reset = (password: string, want: BadCase["want"]): BadCase => ({
  as: "nobody",
  method: "POST",
  path: "/v1/auth/password/reset",
  json: { token: "none", password },
  want,
});

/** b: who is asking. */
export const credentials: readonly BadInput[] = [
  {
    id: "b31",
    says: "no credential, an empty one, two of them",
    cases: [
      ask({}),
      ...["", "Bearer", "Bearer ", "Basic abc", "Bearer a b", "{ownKey}"].map((authorization) =>
        ask({ authorization }),
      ),
      {
        path,
        wire: `GET ${path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {ownKey}\r\nAuthorization: Bearer {otherKey}\r\nConnection: close\r\n\r\n`,
        want: unknown,
      },
      {
        path,
        wire: `GET /openai/v1/models HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {ownKey}\r\nAuthorization: Bearer {ownKey}\r\nConnection: close\r\n\r\n`,
        want: { status: 401 },
      },
    ],
  },
  {
    id: "b32",
    says: "keys that are none: altered, of another kind, revoked, expired, of another organisation",
    cases: [
      ...[
        "{ownKey}x",
        "x{ownKey}",
        "fct_live_nonsense",
        "fct_test_{ownKey}",
        "{revokedKey}",
        "{expiredKey}",
        "{session}",
        "{keyId}",
      ].map(bearer),
      ask({ authorization: "Bearer {ownKey}" }, { path: "/v1/worker/claims", method: "POST", json: {} }),
      { as: "runner", path, want: unknown },
      { as: "other", path: "/v1/projects/{projectId}", want: no(404, "not_found") },
      { as: "other", path, headers: { "facet-organisation": "{orgId}" }, want: no(404, "not_found") },
    ],
  },
  {
    id: "b33",
    says: "a key in the address",
    cases: ["key", "api_key", "access_token", "authorization"].map((name) =>
      ask({}, { path: `${path}?${name}={ownKey}` }),
    ),
  },
  {
    id: "b34",
    says: "signed tokens of every false kind",
    cases: [
      jwt({ alg: "none" }),
      jwt({ alg: "HS256" }),
      jwt({ alg: "RS256" }, { aud: "another" }),
      jwt({ alg: "RS256" }, { iss: "https://evil.example" }),
      jwt({ alg: "RS256" }, { exp: 1 }),
      jwt({ alg: "RS256" }, { nbf: 4e9 }),
      jwt({ alg: "RS256", kid: "../../../etc/passwd" }),
      jwt({ alg: "RS256", kid: "' OR 1=1 --" }),
    ].flatMap((token) => [bearer(token), ask({ cookie: `facet=${token}` })]),
  },
  {
    id: "b35",
    says: "headers by which a gateway would say who it is",
    cases: [
      "x-apigateway-api-userinfo",
      "x-endpoint-api-userinfo",
      "x-goog-authenticated-user-email",
      "x-forwarded-user",
      "x-remote-user",
      "x-user-id",
    ].map((name) =>
      ask({ [name]: part({ sub: "usr_1", email: "ada@example.org" }), "facet-organisation": "{orgId}" }),
    ),
  },
  {
    id: "b36",
    says: "ways around the middleware of a dashboard: the API asks for a credential all the same",
    cases: [
      ask({ "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" }),
      ask({ "x-nextjs-data": "1", rsc: "1", "next-router-prefetch": "1" }),
      ask({}, { path: "/v1/projects.rsc", want: unknown }),
      ask({}, { path: "/_next/data/x/v1/projects.json", want: no(404, "not_found") }),
    ],
  },
  {
    id: "b37",
    says: "forged server actions",
    absent: "the dashboard has none: every write is a request to this API",
  },
  {
    id: "b38",
    says: "a write from another page, with the cookie",
    cases: [
      write({ origin: "", "sec-fetch-site": "" }),
      write({ origin: "null" }),
      write({ origin: "https://evil.example", "sec-fetch-site": "cross-site" }),
      write({ origin: "http://{host}.evil.example", "sec-fetch-site": "same-origin" }),
      write({ "sec-fetch-site": "same-site" }),
      write({ "sec-fetch-site": "cross-site" }),
      write({ origin: "https://evil.example", "sec-fetch-site": "cross-site", "content-type": "text/plain" }),
      write({
        origin: "https://evil.example",
        "sec-fetch-site": "cross-site",
        "content-type": "application/x-www-form-urlencoded",
      }),
      signIn({ email: "ada@example.org", password: "{password}" }, crossed, {
        origin: "https://evil.example",
        "sec-fetch-site": "cross-site",
      }),
    ],
  },
  {
    id: "b39",
    says: "a session that has ended, and one that was laid out by someone else",
    cases: [
      {
        as: "nobody",
        method: "POST",
        path: "/v1/auth/sign-out",
        headers: { cookie: "facet={endedSession}" },
        want: ok(204),
      },
      ask({ cookie: "facet={endedSession}" }),
      ask({ cookie: "facet=chosen-by-someone-else" }),
      {
        ...signIn(
          { email: "ada@example.org", password: "{password}" },
          ok(200, { header: ["set-cookie", /^facet=(?!chosen)/] }),
        ),
        headers: { cookie: "facet=chosen-by-someone-else" },
      },
      ask({ cookie: "facet=chosen-by-someone-else" }),
    ],
  },
  {
    id: "b40",
    says: "one try to sign in after the other",
    cases: [
      ...Array.from({ length: 5 }, (_, round) =>
        signIn({ email: "ada@example.org", password: `wrong ${round}` }, wrong, {
          "x-forwarded-for": "203.0.113.5",
        }),
      ),
      ...Array.from({ length: 5 }, () =>
        signIn(
          { email: "ada@example.org", password: "wrong" },
          no(429, "rate_limited", { header: ["retry-after", /^\d+$/] }),
          { "x-forwarded-for": "203.0.113.5" },
        ),
      ),
    ],
  },
  {
    id: "b41",
    says: "an address that nobody has: the same words",
    cases: [
      {
        as: "nobody",
        method: "POST",
        path: "/v1/auth/password/forgot",
        json: { email: "ada@example.org" },
        want: ok(204),
      },
      {
        as: "nobody",
        method: "POST",
        path: "/v1/auth/password/forgot",
        json: { email: "nobody@example.org" },
        want: ok(204),
      },
      signIn({ email: "ada@example.org", password: "wrong" }, wrong, { "x-forwarded-for": "203.0.113.6" }),
      signIn({ email: "nobody@example.org", password: "wrong" }, wrong, { "x-forwarded-for": "203.0.113.6" }),
    ],
  },
  {
    id: "b42",
    says: "passwords too short, too long, too easy, of a megabyte",
    cases: [
      ...["1234567", "x".repeat(257), "x".repeat(1024 ** 2)].map((password) =>
        reset(password, invalid("/password")),
      ),
      ...["          ", "password1234", "a\u0000bcdefghijk"].map((password) =>
        reset(password, { status: [400, 404, 422] }),
      ),
      ...["x".repeat(64), "x".repeat(256), "🔑 emoji are letters too 🔑"].map((password) =>
        reset(password, { status: [404, 422] }),
      ),
      signIn({ email: "ada@example.org", password: "x".repeat(1024 ** 2) }, invalid("/password")),
    ],
  },
  {
    id: "b43",
    says: "codes that nobody asked for, and wrong ones",
    cases: [
      {
        as: "session",
        method: "POST",
        path: "/v1/me/totp",
        json: { action: "confirm", code: "000000" },
        want: { status: [401, 404, 409] },
      },
      {
        as: "session",
        method: "POST",
        path: "/v1/me/totp",
        json: { action: "begin", password: "wrong" },
        want: { status: [401, 403, 429] },
      },
      { as: "session", method: "POST", path: "/v1/me/totp", json: { action: "become" }, want: invalid() },
      signIn({ email: "ada@example.org", password: "{password}", code: "12" }, invalid("/code"), {
        "x-forwarded-for": "203.0.113.7",
      }),
    ],
  },
  {
    id: "b44",
    says: "somewhere else to go after signing in",
    cases: [
      "//evil.example",
      "\\\\evil.example",
      "https://evil.example",
      "javascript:alert(1)",
      "/\\evil.example",
      "%2f%2fevil.example",
    ].map((next) => ({
      as: "nobody",
      path: `/v1/auth/oidc/start?next=${encodeURIComponent(next)}`,
      want: { status: [303, 404], header: ["location", /^(?!.*evil)/] },
    })),
  },
  {
    id: "b45",
    says: "a return from a provider that nobody was sent to",
    cases: ["", "?code=x", "?code=x&state=y", "?state=y", "?error=access_denied"].map((query) => ({
      as: "nobody",
      path: `/v1/auth/oidc/callback${query}`,
      want: { status: 303, header: ["location", /\/sign-in\?problem=/] },
    })),
  },
];
