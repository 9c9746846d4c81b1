import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { JobView } from "@facet/contracts/jobs/job";
import { pageOf } from "@facet/contracts/paging/page";
import { ensureLocalOrganisation } from "@facet/services/auth/ensure-local-organisation";
import { openRunner } from "@facet/services/testing/act-as-runner";
import { newFineTune } from "@facet/services/testing/new-fine-tune";
import { type Material, newMaterial } from "@facet/services/testing/new-material";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestApi, readProblem, type TestApi } from "../testing/open-test-api.ts";

let api: TestApi;
let material: Material;
let run: FineTune;
beforeAll(async () => {
  api = await openTestApi();
  material = await newMaterial(api.own);
});
afterAll(() => api.close());
beforeEach(async () => {
  run = await newFineTune(api.own, material, { evaluation: null, formats: [] });
});

const post = (path: string, key?: string) =>
  api.call("POST", path, undefined, key === undefined ? {} : { "idempotency-key": key });
const jobOf = async (response: Response) => JobView.parse(await response.json());

describe("what can be asked of a job", () => {
  it("is acknowledged, and refused with the state that stands in the way", async () => {
    const path = `/v1/jobs/${run.jobs.train}`;
    const paused = await post(`${path}/pause`);
    expect([paused.status, (await jobOf(paused)).state]).toEqual([202, "paused"]);
    const again = await post(`${path}/pause`);
    expect([again.status, (await jobOf(again)).state]).toEqual([202, "paused"]);
    expect(FineTune.parse(await (await api.call("GET", `/v1/fine-tunes/${run.id}`)).json()).state).toBe(
      "paused",
    );
    expect((await jobOf(await post(`${path}/resume`))).state).toBe("queued");
    for (const verb of ["resume", "retry"]) {
      const refused = await post(`${path}/${verb}`);
      expect(refused.status).toBe(409);
      expect(await readProblem(refused)).toMatchObject({
        code: "conflict",
        detail: expect.stringContaining("queued"),
      });
    }
    await post(`${path}/cancel`);
    for (const verb of ["pause", "resume"])
      expect(await readProblem(await post(`${path}/${verb}`))).toMatchObject({
        status: 409,
        code: "already_finished",
        detail: expect.stringContaining("cancelled"),
      });
  });

  it("a kind that keeps no checkpoints says so, and what to do instead", async () => {
    const refused = await post(`/v1/jobs/${run.jobs.prepare}/pause`);
    expect(await readProblem(refused)).toMatchObject({
      code: "conflict",
      detail: expect.stringContaining("prepare cannot be paused"),
      fix: expect.stringContaining("cancel"),
    });
  });

  it("a retry that is sent twice under one key makes one job", async () => {
    await post(`/v1/fine-tunes/${run.id}/cancel`);
    const path = `/v1/jobs/${run.jobs.train}/retry`;
    const [first, second] = [await post(path, "once"), await post(path, "once")];
    expect([first.status, second.status, second.headers.get("idempotent-replayed")]).toEqual([
      202,
      202,
      "true",
    ]);
    const [made, replayed] = [await jobOf(first), await jobOf(second)];
    expect(replayed.id).toBe(made.id);
    const list = await api.call(
      "GET",
      `/v1/jobs?projectId=${api.own.projectId}&fineTuneId=${run.id}&kind=train`,
    );
    expect(
      pageOf(JobView)
        .parse(await list.json())
        .data.map(({ retryOf }) => retryOf),
    ).toEqual([run.jobs.train, null]);
  });

  it("its priority is edited on the version that was read", async () => {
    const path = `/v1/jobs/${run.jobs.train}`;
    const tag = (await api.call("GET", path)).headers.get("etag") ?? "";
    expect((await api.call("PATCH", path, { priority: "high" })).status).toBe(428);
    const edited = await api.call("PATCH", path, { priority: "high" }, { "if-match": tag });
    expect([edited.status, (await jobOf(edited)).priority]).toEqual([200, "high"]);
    expect((await api.call("PATCH", path, { priority: "low" }, { "if-match": tag })).status).toBe(412);
    expect((await api.call("PATCH", path, { priority: "urgent" }, { "if-match": tag })).status).toBe(400);
  });
});

it("runners are operated by who runs the platform, and by nobody else", async () => {
  const { runnerId } = await openRunner(api.composed.platform);
  await ensureLocalOrganisation({ ctx: api.composed.platform, input: { known: api.own.orgId } });
  for (const [verb, status] of [
    ["cordon", 200],
    ["drain", 202],
    ["uncordon", 200],
  ] as const)
    expect([verb, (await post(`/v1/runners/${runnerId}/${verb}`)).status]).toEqual([verb, status]);
  const stranger = await api.fetch(`/v1/runners/${runnerId}/drain`, {
    method: "POST",
    headers: { authorization: `Bearer ${api.other.key}` },
  });
  expect(stranger.status).toBe(404);
});
