import { BaseModel } from "@facet/contracts/base-models/base-model";
import { openLog } from "@facet/log/open-log";
import { openRunner } from "@facet/services/testing/act-as-runner";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestApi, runnerToken, type TestApi } from "../testing/open-test-api.ts";

type Line = Record<string, unknown>;

describe("the log of the API", () => {
  let api: TestApi;
  let lines: Line[];
  beforeEach(async () => {
    lines = [];
    const destination = { write: (line: string) => void lines.push(JSON.parse(line) as Line) };
    api = await openTestApi({ log: openLog({ name: "api", level: "debug", destination }) });
  });
  afterEach(() => api.close());

  const idOf = (response: Response) => response.headers.get("x-request-id") ?? "";
  const linesOf = (response: Response) => lines.filter((line) => line.requestId === idOf(response));

  it("finds a request by the id of its answer: what was asked, what came, how long it took", async () => {
    const made = await api.call("POST", "/v1/projects", { name: "One" });
    expect(linesOf(made)).toEqual([
      {
        time: expect.any(String),
        level: "info",
        name: "api",
        message: "request",
        requestId: idOf(made),
        method: "POST",
        path: "/v1/projects",
        status: 201,
        ms: expect.any(Number),
      },
    ]);
    const refused = await api.fetch("/v1/projects");
    expect(linesOf(refused)).toMatchObject([{ status: 401, level: "info" }]);
    const live = await api.fetch("/health/live");
    expect(linesOf(live)).toMatchObject([{ level: "debug" }]);
  });

  it("finds a job by its id, from its making over the runner's calls to the asking, with the attempt", async () => {
    const body = { projectId: api.own.projectId, name: "starter", source: { type: "starter" } };
    const made = await api.call("POST", "/v1/base-models", body);
    const { jobId } = BaseModel.parse(await made.json());
    expect(linesOf(made)).toMatchObject([{ jobId, status: 202 }]);
    const claimed = await (await openRunner(api.composed.platform)).take();
    const fence = { attempt: claimed.attempt, leaseToken: claimed.leaseToken };
    const started = await api.fetch(`/v1/worker/jobs/${claimed.jobId}/start`, {
      method: "POST",
      headers: { authorization: `Bearer ${runnerToken}`, "content-type": "application/json" },
      body: JSON.stringify(fence),
    });
    expect(started.status).toBe(200);
    const said = { jobId: claimed.jobId, attempt: claimed.attempt };
    expect(linesOf(started)).toMatchObject([{ ...said, level: "debug", status: 200 }]);
    expect(JSON.stringify(lines)).not.toContain(claimed.leaseToken);

    const cancelled = await api.call("POST", `/v1/jobs/${jobId}/cancel`);
    expect(linesOf(cancelled).at(-1)).toMatchObject({ jobId: claimed.jobId, message: "request" });
  });

  it("masks what a path holds that opens something", async () => {
    const token = "abcdefgh12345678.abcdefgh12345678";
    const response = await api.fetch(`/api/blobs/${token}`);
    expect(linesOf(response).at(-1)).toMatchObject({ path: "/api/blobs/[secret]" });
    expect(JSON.stringify(lines)).not.toContain(token);
  });
});
