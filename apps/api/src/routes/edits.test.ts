import { DatasetDetail } from "@facet/contracts/datasets/dataset";
import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { FineTunePlan } from "@facet/contracts/fine-tunes/fine-tune-plan";
import { Model } from "@facet/contracts/models/model";
import { pageOf } from "@facet/contracts/paging/page";
import { Project } from "@facet/contracts/projects/project";
import { drainLine, openRunner } from "@facet/services/testing/act-as-runner";
import { must } from "@facet/services/testing/must";
import { newFineTune } from "@facet/services/testing/new-fine-tune";
import { newMaterial } from "@facet/services/testing/new-material";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApi, readProblem, type TestApi } from "../testing/open-test-api.ts";

let api: TestApi;
let run: FineTune;
let datasetId: string;
beforeAll(async () => {
  api = await openTestApi();
  const material = await newMaterial(api.own);
  run = await newFineTune(api.own, material, { name: "first" });
  await drainLine(api.composed.platform, await openRunner(api.composed.platform));
  const list = await api.call("GET", `/v1/datasets?projectId=${api.own.projectId}`);
  datasetId = must(
    pageOf(DatasetDetail.omit({ usedBy: true })).parse(await list.json()).data[0],
    "data set",
  ).id;
});
afterAll(() => api.close());

const tagOf = async (path: string) => must((await api.call("GET", path)).headers.get("etag"), "etag");

describe("an edit", () => {
  it("answers with the tag of the version it made, so that the next edit needs no reading", async () => {
    const things: [
      path: string,
      body: (name: string) => object,
      parse: (body: unknown) => { name: string },
    ][] = [
      [`/v1/projects/${api.own.projectId}`, (name) => ({ name }), (body) => Project.parse(body)],
      [
        `/v1/datasets/${datasetId}`,
        (name) => ({ name }),
        (body) => DatasetDetail.omit({ usedBy: true }).parse(body),
      ],
      [`/v1/fine-tunes/${run.id}`, (name) => ({ name }), (body) => FineTune.parse(body)],
      [`/v1/models/${run.modelId}`, (name) => ({ name, tags: ["a"] }), (body) => Model.parse(body)],
    ];
    for (const [path, body, parse] of things) {
      const first = await tagOf(path);
      const edited = await api.call("PATCH", path, body("one"), { "if-match": first });
      expect([path, edited.status]).toEqual([path, 200]);
      expect(parse(await edited.json()).name).toBe("one");
      const next = must(edited.headers.get("etag"), "etag");
      expect(next).not.toBe(first);
      expect(next).toBe(await tagOf(path));
      const again = await api.call("PATCH", path, body("two"), { "if-match": next });
      expect([path, again.status]).toEqual([path, 200]);
      expect(
        (await readProblem(await api.call("PATCH", path, body("three"), { "if-match": next }))).code,
      ).toBe("etag_mismatch");
      expect((await readProblem(await api.call("PATCH", path, body("three")))).code).toBe(
        "if_match_required",
      );
    }
  });

  it("refuses fields it does not know, and words that are too long", async () => {
    const path = `/v1/models/${run.modelId}`;
    const edit = async (body: object) =>
      readProblem(await api.call("PATCH", path, body, { "if-match": await tagOf(path) }));
    expect(await edit({ step: 3 })).toMatchObject({ status: 400, param: "/step" });
    expect(await edit({ tags: ["x".repeat(41)] })).toMatchObject({ status: 400, param: "/tags/0" });
    expect(await edit({ name: " " })).toMatchObject({ status: 400, param: "/name" });
  });
});

it("lists are asked by name, state and what a run was made from", async () => {
  const count = async (path: string) => {
    const answer = await api.call(
      "GET",
      `/v1/${path}${path.includes("?") ? "&" : "?"}projectId=${api.own.projectId}`,
    );
    expect([path, answer.status]).toEqual([path, 200]);
    return ((await answer.json()) as { data: unknown[] }).data.length;
  };
  const { baseModelId } = run;
  for (const [path, expected] of [
    [`fine-tunes?state=succeeded&datasetId=${datasetId}&baseModelId=${baseModelId}`, 1],
    ["fine-tunes?state=failed", 0],
    [`models?datasetId=${datasetId}`, 1],
    [`evaluations?state=ready&baseModelId=${baseModelId}&fineTuneId=${run.id}`, 1],
    ["evaluations?q=nobody", 0],
    [`exports?state=ready&datasetId=${datasetId}`, 1],
    ["exports?state=waiting", 0],
    ["base-models?state=ready&q=base-", 1],
    ["datasets?state=ready", 1],
    [`jobs?kind=train&fineTuneId=${run.id}`, 1],
    ["jobs?kind=prepare&state=failed", 0],
  ] as const)
    expect([path, await count(path)]).toEqual([path, expected]);
  const wrong = await api.call("GET", `/v1/fine-tunes?projectId=${api.own.projectId}&state=asleep`);
  expect(await readProblem(wrong)).toMatchObject({ code: "invalid_request", param: "state" });
});

it("a plan answers what would start, over the same body, and starts nothing", async () => {
  const { projectId } = api.own;
  const { baseModelId, datasetVersionId } = run;
  const body = { projectId, baseModelId, datasetVersionId, preset: "quick", knobs: { lora_r: 4 } };
  const answer = await api.call("POST", "/v1/fine-tunes/plan", body);
  expect(answer.status).toBe(200);
  expect(FineTunePlan.parse(await answer.json())).toMatchObject({ ready: true, steps: 45 });
  expect(
    (await readProblem(await api.call("POST", "/v1/fine-tunes/plan", { ...body, knobs: { lora_r: -1 } })))
      .param,
  ).toBe("/knobs/lora_r");
});

it("what is deleted is gone from every list, and deleting it again says that it is not there", async () => {
  for (const path of [
    `exports/${run.exportId}`,
    `evaluations/${run.evaluationId}`,
    `models/${run.modelId}`,
    `fine-tunes/${run.id}`,
    `datasets/${datasetId}`,
    `base-models/${run.baseModelId}`,
    `projects/${api.own.projectId}`,
  ]) {
    expect([path, (await api.call("DELETE", `/v1/${path}`)).status]).toEqual([path, 204]);
    expect([path, (await api.call("GET", `/v1/${path}`)).status]).toEqual([path, 404]);
    expect([path, (await api.call("DELETE", `/v1/${path}`)).status]).toEqual([path, 404]);
  }
});
