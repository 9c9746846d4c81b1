import { type BadCase, type BadInput, invalid, no, ok, type Wanted } from "../bad-input.ts";

const path = "/v1/projects";
const json = (body: unknown, want: Wanted): BadCase => ({ method: "POST", path, json: body, want });
const wire = (head: string, body: string, want: Wanted): BadCase => ({
  path,
  wire: `${head}\r\n\r\n${body}`,
  want,
});
const start = `POST ${path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {ownKey}\r\nContent-Type: application/json\r\nConnection: close`;

/** a: how requests come, and the names in them. */
export const requests: readonly BadInput[] = [
  {
    id: "a20",
    says: "a length and pieces at once, and two lengths",
    cases: [
      wire(`${start}\r\nTransfer-Encoding: chunked\r\nContent-Length: 5`, "0\r\n\r\n", invalid()),
      wire(`${start}\r\nContent-Length: 2\r\nContent-Length: 3`, "{}x", invalid()),
      wire(`${start}\r\nTransfer-Encoding: chunked`, "zz\r\n{}\r\n0\r\n\r\n", { status: 400 }),
      wire(`${start}\r\nContent-Length: -1`, "", invalid()),
    ],
  },
  {
    id: "a21",
    says: "a body where none belongs: not looked at",
    cases: [
      { path: "/v1/projects/{projectId}", bytes: () => "{broken", want: ok(200) },
      {
        path: "/v1/projects/{projectId}",
        bytes: () => "x",
        headers: { "content-type": "text/plain" },
        want: ok(200),
      },
      {
        method: "DELETE",
        path: "/v1/projects/prj_00000000000000000000000000",
        bytes: () => "{broken",
        want: no(404, "not_found"),
      },
    ],
  },
  {
    id: "a22",
    says: "a method that is not possible",
    cases: [
      {
        method: "PUT",
        path,
        want: no(405, "method_not_allowed", { header: ["allow", /GET, POST|POST, GET/] }),
      },
      { method: "TRACE", path, want: no(405, "method_not_allowed", { header: ["allow", /GET/] }) },
      { method: "PROPFIND", path, want: no(405, "method_not_allowed", { header: ["allow", /GET/] }) },
      {
        method: "GET",
        path: "/v1/auth/sign-in",
        as: "nobody",
        want: no(405, "method_not_allowed", { header: ["allow", /POST/] }),
      },
      {
        method: "GET",
        path: "/v1/worker/claims",
        as: "runner",
        want: no(405, "method_not_allowed", { header: ["allow", /POST/] }),
      },
      {
        method: "POST",
        path: "/v1/health",
        as: "nobody",
        want: no(405, "method_not_allowed", { header: ["allow", /GET/] }),
      },
      { method: "DELETE", path: "/openai/v1/models", want: { status: 405, header: ["allow", /GET/] } },
      wire("CONNECT {host} HTTP/1.1\r\nHost: {host}", "", no(405, "method_not_allowed")),
    ],
  },
  {
    id: "a23",
    says: "another method by header or parameter: not looked at",
    cases: [
      {
        method: "GET",
        path: "/v1/projects/{projectId}",
        headers: { "x-http-method-override": "DELETE", "x-method-override": "DELETE" },
        want: ok(200),
      },
      { method: "GET", path: "/v1/projects/{projectId}?_method=DELETE", want: invalid("_method") },
      { path: "/v1/projects/{projectId}", want: ok(200) },
    ],
  },
  {
    id: "a24",
    says: "headers or an address of 300 KB",
    cases: [
      wire(
        `GET ${path} HTTP/1.1\r\nHost: {host}\r\nX-Large: ${"x".repeat(300_000)}`,
        "",
        no(431, "headers_too_large"),
      ),
      wire(`GET ${path}?q=${"x".repeat(300_000)} HTTP/1.1\r\nHost: {host}`, "", no(431, "headers_too_large")),
      wire(
        `GET ${path} HTTP/1.1\r\nHost: {host}\r\n${"A: b\r\n".repeat(20_000)}`,
        "",
        no(431, "headers_too_large"),
      ),
    ],
  },
  {
    id: "a25",
    says: "a parameter given twice, as a list or as a map",
    cases: ["limit=1&limit=2", "limit[]=1", "limit[a]=1", "limit=1&limit%5B%5D=2", "cursor=a&cursor=b"].map(
      (query) => ({ path: `${path}?${query}`, want: { status: 400 } }),
    ),
  },
  {
    id: "a26",
    says: "an address in disguise: never another route",
    cases: [
      ...[
        "/v1/projects/%00",
        "/v1/projects/{projectId}%00",
        "/v1/nothing/%2e%2e/projects",
        "/v1/nothing/../projects",
        "/v1/./projects",
        "/v1//projects",
        "//v1/projects",
        "/v1/projects;x=1",
        "/v1/projects/{projectId};x",
        "/V1/projects",
        "/v1/Projects",
        "/v1/projects.",
        "/v1/projects/",
        "/v1/projects/{projectId}/",
        "/v1/projects/%2e%2e/jobs",
        "/v1%2fprojects",
      ].map((odd) => ({ path: odd, want: no(404, "not_found") })),
      { path: "/v1\\projects", want: invalid() },
      { path: "/v1/auth/../projects", as: "nobody", want: no(404, "not_found") },
      { path: "/v1/worker/%2e%2e/projects", as: "own", want: no(404, "not_found") },
    ],
  },
  {
    id: "a27",
    says: "a false host: no link is made from it",
    cases: [
      {
        method: "POST",
        path: "/v1/uploads/{openUploadId}/parts/1",
        headers: {
          host: "evil.example",
          "x-forwarded-host": "evil.example",
          "x-forwarded-proto": "https",
          forwarded: "host=evil.example",
        },
        want: ok(200, { lacks: /evil/ }),
      },
      wire(`GET /v1/health HTTP/1.1\r\nConnection: close`, "", { status: 400 }),
      wire(`GET /v1/health HTTP/1.1\r\nHost: a b/\\\r\nConnection: close`, "", { status: 400 }),
    ],
  },
  {
    id: "a28",
    says: "line ends in a header or a name",
    cases: [
      wire(`GET ${path} HTTP/1.1\r\nHost: {host}\r\nX-A: a\rSet-Cookie: b`, "", invalid()),
      wire(`GET ${path} HTTP/1.1\r\nHost: {host}\r\nX-A : a`, "", invalid()),
      json({ name: "a\r\nSet-Cookie: b" }, invalid("/name")),
    ],
  },
  {
    id: "a29",
    says: "look-alikes and marks that nobody sees in a name",
    cases: [
      { ...json({ name: "Cafe\u0301" }, ok(201, { body: /"name":"Caf\u00e9"/ })), keep: { made: "id" } },
      { method: "DELETE", path: "/v1/projects/{made}", want: ok(204) },
      ...["sup\u200bport", "sup\ufeffport", "a\u2060b", "a\u00adb"].map((name) =>
        json({ name }, invalid("/name")),
      ),
    ],
  },
  {
    id: "a30",
    says: "emoji, a turned direction, 10,000 marks on a letter",
    cases: [
      { ...json({ name: "👩‍👩‍👧‍👦 família 🇧🇷" }, ok(201, { body: /👩‍👩‍👧‍👦/u })), keep: { made: "id" } },
      { method: "DELETE", path: "/v1/projects/{made}", want: ok(204) },
      json({ name: "gpj.\u202eexe" }, invalid("/name")),
      json({ name: `a${"\u0301".repeat(10_000)}` }, invalid("/name")),
      json({ name: `a${"\u0301".repeat(60)}` }, invalid("/name")),
    ],
  },
];
