import { type BadCase, type BadInput, invalid, no, ok, type Wanted } from "../bad-input.ts";

const path = "/v1/projects";
const send = (bytes: () => string | Uint8Array, want: Wanted, headers = {}): BadCase => ({
  method: "POST",
  path,
  bytes,
  headers,
  want,
});
const text = (body: string, want: Wanted, headers = {}) => send(() => body, want, headers);
const json = (body: unknown, want: Wanted): BadCase => ({ method: "POST", path, json: body, want });
const plan = (body: object, want: Wanted): BadCase => ({
  method: "POST",
  path: "/v1/fine-tunes/plan",
  json: {
    projectId: "{projectId}",
    baseModelId: "{baseModelId}",
    datasetVersionId: "{datasetVersionId}",
    ...body,
  },
  want,
});
const notJson = no(400, "invalid_json");
const otherType = no(415, "unsupported_media_type");

/** a: any endpoint that takes JSON. */
export const jsonBodies: readonly BadInput[] = [
  {
    id: "a1",
    says: "an empty body",
    cases: [
      text("", notJson),
      { method: "POST", path: "/v1/auth/sign-in", bytes: () => "", as: "nobody", want: notJson },
      { method: "POST", path: "/v1/worker/claims", bytes: () => "", as: "runner", want: notJson },
    ],
  },
  {
    id: "a2",
    says: "null, a list, a text or a number at the top",
    cases: ["null", "[]", '"x"', "1"].map((body) => text(body, invalid("body"))),
  },
  {
    id: "a3",
    says: "JSON that breaks off",
    cases: ['{"name":"a"', '{"name":', "{", '{"name":"a'].map((body) => text(body, notJson)),
  },
  {
    id: "a4",
    says: "more after the JSON",
    cases: ['{"name":"a"}x', '{"name":"a"}{}', '{"name":"a"}\u0000'].map((body) => text(body, notJson)),
  },
  {
    id: "a5",
    says: "a name given twice",
    cases: [
      text('{"name":1,"name":2}', no(400, "invalid_json", { param: "/name" })),
      text('{"name":"a","n\\u0061me":"b"}', no(400, "invalid_json", { param: "/name" })),
    ],
  },
  {
    id: "a6",
    says: "a byte order mark before the JSON: taken everywhere alike",
    cases: [
      { ...text('\ufeff{"name":"marked"}', ok(201)), keep: { made: "id" } },
      { method: "DELETE", path: "/v1/projects/{made}", want: ok(204) },
      { method: "POST", path: "/v1/fine-tunes/plan", bytes: () => "\ufeff{}", want: invalid() },
      { method: "POST", path: "/v1/auth/sign-in", as: "nobody", bytes: () => "\ufeff{}", want: invalid() },
    ],
  },
  {
    id: "a7",
    says: "bytes that are not UTF-8",
    cases: [send(() => Buffer.from('{"name":"\xff\xfe"}', "latin1"), notJson)],
  },
  {
    id: "a8",
    says: "half a character",
    cases: [
      text('{"name":"a\\ud800"}', invalid("/name")),
      text('{"name":"ok","description":"\\udc00"}', invalid("/description")),
    ],
  },
  {
    id: "a9",
    says: "NUL in a text",
    cases: [text('{"name":"a\\u0000b"}', invalid("/name")), text('{"name":"a\u0000b"}', notJson)],
  },
  {
    id: "a10",
    says: "10,000 levels",
    cases: [
      text("[".repeat(10_000) + "]".repeat(10_000), notJson),
      text(`{"name":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}}`, notJson),
      {
        method: "POST",
        path: "/v1/worker/claims",
        as: "runner",
        bytes: () => `{"labels":${"[".repeat(10_000)}${"]".repeat(10_000)}}`,
        want: notJson,
      },
    ],
  },
  {
    id: "a11",
    says: "100,000 names",
    cases: [
      send(
        () =>
          JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 1]))),
        no(413, "too_large"),
      ),
      send(
        () =>
          JSON.stringify(Object.fromEntries(Array.from({ length: 40_000 }, (_, index) => [`k${index}`, 1]))),
        invalid(),
      ),
      plan(
        { knobs: Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, 1])) },
        no(400, "unknown_knob"),
      ),
    ],
  },
  {
    id: "a12",
    says: "a text of 10 MB, and one just below what is read",
    cases: [
      send(() => `{"name":"${"x".repeat(10 * 1024 ** 2)}"}`, no(413, "too_large")),
      send(() => `{"name":"${"x".repeat(7 * 1024 ** 2)}"}`, invalid("/name")),
    ],
  },
  {
    id: "a13",
    says: "numbers that are none, or not exact",
    cases: [
      ...["1e400", "9007199254740993", "-1", "1.5"].map(
        (bytes) =>
          ({
            method: "POST",
            path: "/v1/uploads",
            bytes: () => `{"projectId":"{projectId}","filename":"a.jsonl","bytes":${bytes}}`,
            want: invalid("/bytes"),
          }) as const,
      ),
      {
        method: "POST",
        path: "/v1/uploads",
        bytes: () => `{"projectId":"{projectId}","filename":"a.jsonl","bytes":NaN}`,
        want: notJson,
      },
      {
        method: "POST",
        path: "/v1/datasets/preview",
        bytes: () => `{"uploadId":"{uploadId}","rows":-0}`,
        want: invalid("/rows"),
      },
    ],
  },
  {
    id: "a14",
    says: "a number as text, a truth as 0 or 1",
    cases: [
      plan({ timeLimitMinutes: "5" }, invalid("/timeLimitMinutes")),
      plan({ autoSaferRetry: 1 }, invalid("/autoSaferRetry")),
      plan({ knobs: { learning_rate: "0.001" } }, { status: 400, body: /learning_rate/ }),
      json({ name: 5 }, invalid("/name")),
    ],
  },
  {
    id: "a15",
    says: "an unknown name: it is named",
    cases: [
      json({ name: "a", nmae: "b" }, invalid("/nmae")),
      plan({ knobs: { learning_rat: 1 } }, no(400, "unknown_knob", { body: /learning_rate/ })),
    ],
  },
  {
    id: "a16",
    says: "names that every object has",
    cases: [
      text('{"name":"a","__proto__":{"admin":true}}', invalid("/__proto__")),
      text('{"name":"a","constructor":{"prototype":{"admin":true}}}', invalid("/constructor")),
      text('{"projectId":"{projectId}","knobs":{"__proto__":{"a":1}}}', { status: 400 }),
      {
        method: "POST",
        path: "/v1/fine-tunes/plan",
        bytes: () =>
          '{"projectId":"{projectId}","baseModelId":"{baseModelId}","datasetVersionId":"{datasetVersionId}","knobs":{"__proto__":1,"constructor":2,"toString":3}}',
        want: no(400, "unknown_knob"),
      },
      { path: "/v1/projects/{projectId}", want: ok(200, { lacks: /admin/ }) },
    ],
  },
  {
    id: "a17",
    says: "no content type, or another one",
    cases: [
      "",
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/jsonx",
      "text/json",
    ].map((type) => text('{"name":"a"}', otherType, { "content-type": type })),
  },
  {
    id: "a18",
    says: "JSON in another character set",
    cases: ["utf-7", "utf-16", '"iso-8859-1"'].map((charset) =>
      text('{"name":"a"}', otherType, { "content-type": `application/json; charset=${charset}` }),
    ),
  },
  {
    id: "a19",
    says: "a compressed body",
    cases: ["gzip", "br", "deflate", "gzip, gzip"].map((encoding) =>
      send(() => new Uint8Array(1000), otherType, { "content-encoding": encoding }),
    ),
  },
];
