import { newId } from "@facet/contracts/ids";
import type { Scope } from "@facet/contracts/keys/scope";
import { Role, roleScopes } from "@facet/contracts/organisations/role";
import { setSecret } from "@facet/services/secrets/set-secret";
import { drainLine, openRunner } from "@facet/services/testing/act-as-runner";
import { newFineTune } from "@facet/services/testing/new-fine-tune";
import { type Material, newMaterial, newUpload } from "@facet/services/testing/new-material";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newMember } from "../testing/new-member.ts";
import { type Browser, browserOf } from "../testing/open-browser.ts";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";
import { readDocument } from "../testing/public-operations.ts";

const { operations } = readDocument();

/** What each part of the API asks for: to read it, and to change it. Null: nothing but being signed in. */
const policies: Readonly<Record<string, { read: Scope | null; write: Scope | null }>> = {
  Me: { read: null, write: null },
  "Knobs and methods": { read: null, write: null },
  Organisations: { read: null, write: "organisation:write" },
  Members: { read: "members:read", write: "members:write" },
  Projects: { read: "projects:read", write: "projects:write" },
  Uploads: { read: "datasets:write", write: "datasets:write" },
  "Data sets": { read: "datasets:read", write: "datasets:write" },
  Examples: { read: "datasets:read", write: "datasets:write" },
  "Base models": { read: "models:read", write: "models:write" },
  Preparations: { read: "training:read", write: "training:write" },
  Estimates: { read: "training:read", write: "training:read" },
  "Fine-tunes": { read: "training:read", write: "training:write" },
  Jobs: { read: "training:read", write: "training:write" },
  Models: { read: "models:read", write: "models:write" },
  Evaluations: { read: "training:read", write: "training:write" },
  Exports: { read: "models:read", write: "models:write" },
  Runners: { read: "runners:read", write: "runners:write" },
  Secrets: { read: "secrets:write", write: "secrets:write" },
  "API keys": { read: "keys:write", write: "keys:write" },
  Usage: { read: "usage:read", write: null },
};
/** Where one operation differs from its part. `machine`: the key of the machine's owner alone. */
const exceptions: Readonly<Record<string, Scope | null | "machine">> = {
  createSignInLink: "machine",
  createOrganisation: null,
  listInvitations: "members:write",
  planFineTune: "training:read",
  previewPreparedRow: "training:read",
};

type Operation = (typeof operations)[number];

function needed({ operationId, method, tags }: Operation & { tags?: unknown }): Scope | null | "machine" {
  const [tag] = Array.isArray(tags) ? (tags as string[]) : [];
  const policy = policies[tag ?? ""];
  const own = exceptions[operationId];
  if (own !== undefined) return own;
  if (policy === undefined) throw new Error(`say in this file which scopes ${tag} asks for`);
  return method === "GET" ? policy.read : policy.write;
}

function mayDo(role: Role, scope: Scope | null | "machine"): boolean {
  if (scope === null) return true;
  return roleScopes[role].some((one) => one === scope || one === scope.replace(/:read$/, ":write"));
}

let api: TestApi;
let ids: Readonly<Record<string, string>>;
let bodies: Readonly<Record<string, object>>;
const browsers = new Map<Role, Browser>();
let stranger: Browser;

beforeAll(async () => {
  api = await openTestApi();
  const { projectId, orgId, ctx } = api.own;
  const material = await newMaterial(api.own);
  await newFineTune(api.own, material);
  const runner = await openRunner(api.composed.platform);
  await drainLine(api.composed.platform, runner);
  const fineTune = await newFineTune(api.own, material, { name: "waiting" });
  const secret = await setSecret({ ctx, input: { name: "token", kind: "hub-token", value: "hf_value" } });
  for (const role of Role.options)
    browsers.set(role, await browserOf(api, await newMember(api, orgId, role)));
  stranger = await browserOf(api, await newMember(api, api.other.orgId, "owner"));
  const uploadId = await newUpload(api.own);
  ids = {
    ...(await firstIds(["datasets", "base-models", "models", "evaluations", "exports", "keys"])),
    orgs: orgId,
    projects: projectId,
    uploads: uploadId,
    "dataset-versions": material.datasetVersionId,
    "fine-tunes": fineTune.id,
    jobs: fineTune.jobs.train,
    preparations: await preparationOf(fineTune.jobs.train),
    secrets: secret.id,
    runners: runner.runnerId,
  };
  bodies = sampleBodies(material, uploadId);
}, 60_000);
afterAll(() => api.close());

async function firstIds(nouns: readonly string[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const noun of nouns) {
    const query = noun === "keys" ? "" : `?projectId=${api.own.projectId}`;
    const page = (await (await api.call("GET", `/v1/${noun}${query}`)).json()) as {
      data: { id: string }[];
    };
    const id = page.data[0]?.id;
    if (id === undefined) throw new Error(`the account has no ${noun}`);
    found[noun] = id;
  }
  return found;
}

async function preparationOf(jobId: string): Promise<string> {
  const job = (await (await api.call("GET", `/v1/jobs/${jobId}`)).json()) as {
    input: { preparationId: string };
  };
  return job.input.preparationId;
}

/** What each operation with a body takes, so that it is refused for who asks and for nothing else. */
function sampleBodies(material: Material, uploadId: string): Record<string, object> {
  const { projectId } = api.own;
  const settings = { max_length: 256, train_on: "completion", truncation: "drop" };
  return {
    updateOrganisation: { name: "Renamed" },
    changeMember: { role: "viewer" },
    createInvitation: { email: "someone@example.org", role: "viewer" },
    createProject: { name: "Made" },
    updateProject: { name: "Renamed" },
    createUpload: { projectId, filename: "rows.jsonl", bytes: 10 },
    completeUpload: { bytes: 10, crc32c: "AAAAAA==" },
    previewDataset: { uploadId },
    createDataset: { projectId, name: "rows", uploadId },
    createDatasetVersion: { uploadId },
    updateDataset: { name: "Renamed" },
    prepareExample: { projectId },
    importBaseModel: { projectId, name: "another", source: { type: "starter" } },
    createPreparation: { projectId, ...material, settings },
    createEstimate: { projectId, ...material },
    createFineTune: { projectId, ...material },
    planFineTune: { projectId, ...material },
    updateFineTune: { name: "Renamed" },
    updateJob: { priority: "low" },
    updateModel: { name: "renamed" },
    setSecret: { name: "mine", kind: "hub-token", value: "hf_value" },
    rotateApiKey: { overlapHours: 0 },
    createApiKey: { name: "mine", scopes: ["projects:read"] },
    previewPreparedRow: {
      ...settings,
      baseModelId: material.baseModelId,
      type: "text",
      content: { text: "a" },
    },
  };
}

function send(browser: Browser, operation: Operation, accept = "application/json"): Promise<Response> {
  const { path, method, operationId, requestBody, parameters } = operation;
  const known = ids[path.split("/")[1] ?? ""] ?? newId("session");
  const place = path
    .replace("{id}", known)
    .replace("{userId}", newId("user"))
    .replace("{invitationId}", newId("invitation"))
    .replace("{name}", "support-triage")
    .replaceAll(/\{\w+\}/g, "1");
  const inProject = parameters.some((one) => one.in === "query" && one.name === "projectId");
  return browser.send(
    method,
    `${place}${inProject ? `?projectId=${api.own.projectId}` : ""}`,
    requestBody === undefined ? undefined : (bodies[operationId] ?? {}),
    { accept, "if-match": '"1"' },
  );
}

/** The person's own affairs are theirs in every role; some of them would end the session that this test goes on with. */
const shared = operations.filter(({ path }) => !path.startsWith("/me"));

describe("each role", () => {
  for (const role of Role.options) {
    it(`${role}: is refused what its scopes do not hold, on real objects`, async () => {
      const browser = browsers.get(role);
      if (browser === undefined) throw new Error(`no ${role}`);
      const refused = shared.filter((operation) => !mayDo(role, needed(operation)));
      for (const operation of refused) {
        const response = await send(browser, operation);
        expect([operation.operationId, response.status]).toEqual([operation.operationId, 403]);
      }
      expect(refused.length).toBeGreaterThanOrEqual(role === "viewer" || role === "billing" ? 30 : 1);
    }, 30_000);

    it(`${role}: reads what its scopes hold`, async () => {
      const browser = browsers.get(role);
      if (browser === undefined) throw new Error(`no ${role}`);
      for (const operation of shared) {
        if (operation.method !== "GET" || !mayDo(role, needed(operation))) continue;
        const { status } = await send(browser, operation);
        expect([operation.operationId, status === 401 || status === 403]).toEqual([
          operation.operationId,
          false,
        ]);
      }
    }, 30_000);
  }
});

it("the owner of another organisation finds none of it, whatever is asked", async () => {
  const naming = shared.filter(
    ({ path, operationId, parameters }) =>
      (path.includes("{id}") && path !== "/me/sessions/{id}") ||
      JSON.stringify(bodies[operationId] ?? {}).includes(api.own.projectId) ||
      parameters.some((one) => one.name === "projectId"),
  );
  expect(naming.length).toBeGreaterThan(50);
  for (const operation of naming) {
    const response = await send(stranger, operation, "application/json, text/event-stream");
    const text = await response.text();
    // A list of nothing: the project is not there.
    const seen = response.status === 200 ? text : response.status;
    expect([operation.operationId, seen === '{"data":[],"nextCursor":null}' ? 404 : seen]).toEqual([
      operation.operationId,
      404,
    ]);
  }
}, 30_000);
