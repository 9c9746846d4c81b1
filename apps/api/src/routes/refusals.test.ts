import { type IdNoun, idPrefixes, newId } from "@facet/contracts/ids";
import { Project } from "@facet/contracts/projects/project";
import { newMaterial } from "@facet/services/testing/new-material";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApi, readProblem, type TestApi } from "../testing/open-test-api.ts";
import { readDocument } from "../testing/public-operations.ts";

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const { operations } = readDocument();
const nouns: Readonly<Record<string, IdNoun>> = {
  orgs: "organisation",
  projects: "project",
  uploads: "upload",
  datasets: "dataset",
  "dataset-versions": "datasetVersion",
  "base-models": "baseModel",
  preparations: "preparation",
  "fine-tunes": "fineTune",
  jobs: "job",
  models: "model",
  evaluations: "evaluation",
  exports: "export",
  runners: "runner",
  secrets: "secret",
  keys: "apiKey",
};

/** The path with ids that nobody has. */
function withUnknownIds(path: string): string {
  const noun = nouns[path.split("/")[1] ?? ""];
  return `/v1${path
    .replace("{id}", noun === undefined ? "none" : newId(noun))
    .replace("{userId}", newId("user"))
    .replace("{invitationId}", newId("invitation"))
    .replace("{name}", "tool-calls")
    .replaceAll(/\{\w+\}/g, "1")}`;
}

describe("every operation", () => {
  it("answers 401 without a key, and with one that is none", async () => {
    for (const { path, method } of operations) {
      for (const authorization of [undefined, "Bearer fct_live_nonsense", "Basic abc"]) {
        const response = await api.fetch(withUnknownIds(path), {
          method,
          headers: authorization === undefined ? {} : { authorization },
        });
        expect([path, method, (await readProblem(response)).code]).toEqual([path, method, "unauthenticated"]);
        expect(response.headers.get("www-authenticate")).toBe("Bearer");
      }
    }
  });

  it("answers 404 for an id that nobody has, and for one of another form", async () => {
    const plain = operations.filter(
      ({ path, method, requestBody, parameters }) =>
        path.includes("{id}") &&
        requestBody === undefined &&
        method !== "PATCH" &&
        !parameters.some((one) => one.in === "query" && one.required === true),
    );
    expect(plain.length).toBeGreaterThan(15);
    const accept = { accept: "application/json, text/event-stream" };
    for (const { path, method } of plain) {
      for (const url of [
        withUnknownIds(path),
        `/v1${path.replace("{id}", "..%2f..%2fetc").replaceAll(/\{\w+\}/g, "1")}`,
      ]) {
        expect([
          method,
          url,
          (await readProblem(await api.call(method, url, undefined, accept))).status,
        ]).toEqual([method, url, 404]);
      }
    }
  });

  it("answers another method with 405 and the ones that are possible", async () => {
    const methods = new Map<string, string[]>();
    for (const { path, method } of operations) methods.set(path, [...(methods.get(path) ?? []), method]);
    for (const [path, allowed] of methods) {
      const wrong = ["PUT", "DELETE", "PATCH", "POST"].find((method) => !allowed.includes(method)) ?? "PUT";
      const response = await api.call(wrong, withUnknownIds(path));
      expect([path, wrong, (await readProblem(response)).code]).toEqual([path, wrong, "method_not_allowed"]);
      expect([path, response.headers.get("allow")?.split(", ").sort()]).toEqual([path, allowed.sort()]);
    }
  });

  it("that takes a body refuses what is no JSON, is no JSON by its own word, or is too large", async () => {
    const withBody = operations.filter(({ requestBody }) => requestBody !== undefined);
    for (const { path, method } of withBody) {
      const send = (body: string, type: string) =>
        api.fetch(withUnknownIds(path), {
          method,
          body,
          headers: { authorization: `Bearer ${api.own.key}`, "content-type": type, "if-match": '"1"' },
        });
      expect([
        path,
        (await readProblem(await send("a=b", "application/x-www-form-urlencoded"))).status,
      ]).toEqual([path, 415]);
      expect([path, (await readProblem(await send("{", "application/json"))).status]).toEqual([path, 400]);
      const wrong = await readProblem(await send('{"nobody":"knows this"}', "application/json"));
      expect([path, wrong.status < 500, wrong.status >= 400]).toEqual([path, true, true]);
    }
  });
});

it("a body that is too large is refused whether or not it says its length", async () => {
  const large = "x".repeat(8 * 1024 ** 2 + 1);
  const headers = { authorization: `Bearer ${api.own.key}`, "content-type": "application/json" };
  const stated = await api.fetch("/v1/projects", {
    method: "POST",
    body: large,
    headers: { ...headers, "content-length": String(large.length) },
  });
  expect((await readProblem(stated)).code).toBe("too_large");
  const streamed: RequestInit & { duplex: "half" } = {
    method: "POST",
    body: new Blob([large]).stream(),
    headers,
    duplex: "half",
  };
  expect((await readProblem(await api.fetch("/v1/projects", streamed))).code).toBe("too_large");
});

it("another organisation's objects are not there", async () => {
  const { baseModelId, datasetVersionId } = await newMaterial(api.other);
  for (const path of [
    `/v1/projects/${api.other.projectId}`,
    `/v1/base-models/${baseModelId}`,
    `/v1/dataset-versions/${datasetVersionId}/rows`,
    `/v1/orgs/${api.other.orgId}`,
  ]) {
    const theirs = await api.fetch(path, { headers: { authorization: `Bearer ${api.own.key}` } });
    expect([path, theirs.status]).toEqual([path, 404]);
    const problem = await readProblem(theirs);
    const [, , collection = ""] = path.split("/");
    const nobodys = path.replace(
      new RegExp(`${idPrefixes[nouns[collection] ?? "project"]}_[0-9a-z]{26}`),
      newId(nouns[collection] ?? "project"),
    );
    const unknown = await readProblem(await api.call("GET", nobodys));
    expect({ ...problem, instance: "", requestId: "" }).toEqual({ ...unknown, instance: "", requestId: "" });
  }
});

it("an unknown knob is refused with the name that was probably meant", async () => {
  const material = await newMaterial(api.own);
  const response = await api.call("POST", "/v1/fine-tunes", {
    projectId: api.own.projectId,
    ...material,
    knobs: { learning_rat: 0.001 },
  });
  const problem = await readProblem(response);
  expect(problem).toMatchObject({ code: "unknown_knob", status: 400 });
  expect(JSON.stringify(problem)).toContain("learning_rate");
});

it("an edit names the version it is meant for, and loses to one that came before", async () => {
  const path = `/v1/projects/${api.own.projectId}`;
  expect((await readProblem(await api.call("PATCH", path, { name: "New" }))).status).toBe(428);
  const etag = (await api.call("GET", path)).headers.get("etag") ?? "";
  const edited = await api.call("PATCH", path, { name: "New" }, { "if-match": etag });
  expect(Project.parse(await edited.json()).name).toBe("New");
  expect(
    (await readProblem(await api.call("PATCH", path, { name: "Newer" }, { "if-match": etag }))).status,
  ).toBe(412);
});

it("what nobody foresaw is 404 with a request id, also outside the API", async () => {
  for (const path of ["/", "/v2/projects", "/v1/nothing", "/api/blobs/nonsense", "/v1/worker/nothing"]) {
    const response = await api.call("GET", path);
    expect([path, [401, 404].includes(response.status)]).toEqual([path, true]);
    await readProblem(response);
  }
});
