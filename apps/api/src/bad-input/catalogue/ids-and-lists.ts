import { type IdNoun, newId } from "@facet/contracts/ids";
import { readDocument } from "../../testing/public-operations.ts";
import { type BadCase, type BadInput, invalid, no, ok, type Wanted } from "../bad-input.ts";
import { sampleBodies } from "./sample-bodies.ts";

const { operations } = readDocument();
const missing = no(404, "not_found");
/** Which fact holds the id of an address, by the address' first part. */
const owned: Readonly<Record<string, string>> = {
  orgs: "orgId",
  projects: "projectId",
  uploads: "openUploadId",
  datasets: "datasetId",
  "dataset-versions": "datasetVersionId",
  "base-models": "baseModelId",
  preparations: "preparationId",
  "fine-tunes": "runId",
  jobs: "jobId",
  models: "modelId",
  evaluations: "evaluationId",
  exports: "exportId",
  runners: "runnerId",
  secrets: "secretId",
  keys: "keyId",
  me: "sessionId",
};
const query = (parameters: readonly { name: string; in: string }[], prefix: string) =>
  parameters.some((one) => one.in === "query" && one.name === "projectId")
    ? `?projectId={${prefix}projectId}`
    : "";

/** Every operation once, on the objects of the account that `prefix` names. */
function everyOperation(
  prefix: string,
  as: BadCase["as"] & string,
  want: Wanted,
  pick: (path: string) => boolean,
): BadCase[] {
  return operations
    .filter(({ path }) => pick(path))
    .map(({ path, method, operationId, requestBody, parameters }) => ({
      as,
      method,
      path: `/v1${path
        .replace("{id}", `{${prefix}${owned[path.split("/")[1] ?? ""] ?? "none"}}`)
        .replace("{userId}", "{userId}")
        .replace("{invitationId}", newId("invitation"))
        .replace("{name}", "support-triage")
        .replaceAll(/\{(number|version|prepared|n)\}/g, "1")}${query(parameters, prefix)}`,
      headers: { "if-match": '"1"', accept: "application/json, text/event-stream" },
      ...(requestBody === undefined ? {} : { json: sampleBodies[operationId] ?? {} }),
      want,
    }));
}

const list = (parameters: string, want: Wanted): BadCase => ({
  path: `/v1/jobs?projectId={projectId}&${parameters}`,
  want,
});
const create = (key: string, json: object, want: Wanted, more: Partial<BadCase> = {}): BadCase => ({
  method: "POST",
  path: "/v1/projects",
  headers: { "idempotency-key": key },
  json,
  want,
  ...more,
});
const edit = (tag: string, want: Wanted): BadCase => ({
  method: "PATCH",
  path: "/v1/projects/{projectId}",
  headers: tag === "" ? {} : { "if-match": tag },
  json: { name: "Edited" },
  want,
});
const nouns = (["project", "job", "fineTune", "dataset"] as const satisfies readonly IdNoun[]).map(newId);

/** c: ids, lists, and who comes second. */
export const idsAndLists: readonly BadInput[] = [
  {
    id: "c46",
    says: "another organisation's objects, by every operation that names one",
    cases: everyOperation(
      "other_",
      "own",
      { status: 404, lacks: /"(name|state|href)"/ },
      (path) => path.includes("{id}") && !/^\/(runners|me)\//.test(path),
    ),
  },
  {
    id: "c47",
    says: "one's own objects with a key that may not",
    cases: everyOperation(
      "",
      "reader",
      no(403, "forbidden"),
      (path) => path.includes("{id}") && !/^\/(runners|me|projects|orgs)\//.test(path),
    ).concat(
      { as: "reader", method: "DELETE", path: "/v1/projects/{projectId}", want: no(403, "forbidden") },
      { as: "reader", method: "POST", path: "/v1/projects", json: { name: "x" }, want: no(403, "forbidden") },
    ),
  },
  {
    id: "c48",
    says: "ids of another form",
    cases: [
      ...[
        ...nouns,
        "..%2fx",
        "x".repeat(1024),
        "%25",
        "%24gt",
        "'%20OR%201=1--",
        '{"$gt":""}'.replaceAll('"', "%22"),
        "PRJ_00000000000000000000000000",
      ].flatMap((id) => [
        { path: `/v1/base-models/${id}`, want: missing },
        { method: "DELETE", path: `/v1/models/${id}`, want: missing },
      ]),
      {
        method: "POST",
        path: "/v1/fine-tunes",
        json: {
          projectId: { $gt: "" },
          baseModelId: "{baseModelId}",
          datasetVersionId: "{datasetVersionId}",
        },
        want: invalid("/projectId"),
      },
      {
        method: "POST",
        path: "/v1/fine-tunes",
        json: {
          projectId: "{projectId}",
          baseModelId: "{datasetVersionId}",
          datasetVersionId: "{baseModelId}",
        },
        want: invalid("/baseModelId"),
      },
      { path: "/v1/jobs?projectId=", want: invalid("projectId") },
      { path: "/v1/jobs?projectId={jobId}", want: invalid("projectId") },
    ],
  },
  {
    id: "c49",
    says: "page sizes that are none",
    cases: ["0", "-1", "101", "1e9", "abc", "1.5", "", "NaN", "Infinity"].map((limit) =>
      list(`limit=${limit}`, invalid("limit")),
    ),
  },
  {
    id: "c50",
    says: "cursors that are forged, cut, old, of another list or another organisation",
    cases: [
      { path: "/v1/jobs?projectId={projectId}&limit=1", want: ok(), keep: { cursor: "nextCursor" } },
      {
        path: "/v1/jobs?projectId={other_projectId}&limit=1",
        as: "other",
        want: ok(),
        keep: { otherCursor: "nextCursor" },
      },
      ...["x", "%00", "e30", "bnVsbA", "W10", "{cursor}x", "{otherCursor}", `${"a".repeat(900)}`].map(
        (cursor) => list(`limit=1&cursor=${cursor}`, no(400, "invalid_cursor")),
      ),
      list(`cursor=${"a".repeat(2000)}`, invalid("cursor")),
      { path: "/v1/fine-tunes?projectId={projectId}&cursor={cursor}", want: no(400, "invalid_cursor") },
      {
        path: "/v1/jobs?projectId={projectId}&state=failed&limit=1&cursor={cursor}",
        want: no(400, "invalid_cursor"),
      },
    ],
  },
  {
    id: "c51",
    says: "filters and orders by fields that are not offered",
    cases: [
      "sort=digest",
      "order=desc",
      "leaseToken=x",
      "orgId={other_orgId}",
      "state=unknown",
      "kind=shell",
      "filter[state]=failed",
    ].map((parameters) => list(parameters, invalid(decodeURIComponent(parameters.split("=")[0] ?? "")))),
  },
  {
    id: "c52",
    says: "searches that would cost",
    cases: [
      ...["%25%25%25%25", "(a%2B)%2B%24", "_", "*".repeat(200), "'", "%5c"].map((q) => ({
        path: `/v1/fine-tunes?projectId={projectId}&q=${q}`,
        want: ok(200, { body: /"data":/ }),
      })),
      { path: `/v1/fine-tunes?projectId={projectId}&q=${"x".repeat(10_000)}`, want: invalid("q") },
      { path: `/v1/jobs/{jobId}/logs?q=${"(a%2B)%2B%24"}`, want: ok() },
    ],
  },
  {
    id: "c53",
    says: "marks of a request that are none, or were used for something else",
    leaves: true,
    cases: [
      ...["", " ", "x".repeat(256), "sch\u00f6n"]
        .filter((key) => key !== "")
        .map((key) =>
          create(key, { name: "a" }, key === " " ? { status: [201, 400] } : invalid("idempotency-key")),
        ),
      create("once", { name: "first" }, ok(201), { keep: { first: "id" } }),
      create("once", { name: "first" }, ok(201, { header: ["idempotent-replayed", /true/] })),
      create("once", { name: "second" }, no(422, "idempotency_mismatch")),
      create("once", {}, no(409, "already_finished"), {
        path: "/v1/jobs/{cancelledJobId}/cancel",
      }),
      create("once", { name: "theirs" }, ok(201, { body: /theirs/ }), { as: "other" }),
    ],
  },
  {
    id: "c54",
    says: "edits of no version, of any, of an old one",
    cases: [
      edit("", no(428, "if_match_required")),
      ...["*", '"0"', 'W/"0"', "1e0", '"1", "2"', ""]
        .filter((tag) => tag !== "")
        .map((tag) => edit(tag, no(412, "etag_mismatch"))),
    ],
  },
  {
    id: "c55",
    says: "fields that are not the sender's to set",
    cases: ["orgId", "role", "status", "state", "createdAt", "quota", "cost", "id"].flatMap((field) => [
      { method: "POST", path: "/v1/projects", json: { name: "a", [field]: "x" }, want: invalid(`/${field}`) },
      {
        method: "PATCH",
        path: "/v1/projects/{projectId}",
        headers: { "if-match": '"1"' },
        json: { [field]: "x" },
        want: invalid(`/${field}`),
      },
      {
        method: "POST",
        path: "/v1/fine-tunes",
        json: {
          projectId: "{projectId}",
          baseModelId: "{baseModelId}",
          datasetVersionId: "{datasetVersionId}",
          [field]: "x",
        },
        want: invalid(`/${field}`),
      },
    ]),
  },
  { id: "c56", says: "100 requests for the last unit of a quota", absent: "there are no quotas yet" },
  {
    id: "c57",
    says: "removing what is in use, and removing twice",
    cases: [
      { method: "DELETE", path: "/v1/base-models/{baseModelId}", want: no(409, "in_use") },
      { method: "DELETE", path: "/v1/datasets/{datasetId}", want: no(409, "in_use") },
      { method: "DELETE", path: "/v1/fine-tunes/{waitingId}", want: no(409, "in_use") },
      { method: "POST", path: "/v1/projects", json: { name: "twice" }, want: ok(201), keep: { twice: "id" } },
      { method: "DELETE", path: "/v1/projects/{twice}", want: ok(204) },
      { method: "DELETE", path: "/v1/projects/{twice}", want: missing },
      { path: "/v1/jobs?projectId={twice}", want: { status: [200, 404], lacks: /"id"/ } },
    ],
  },
];
