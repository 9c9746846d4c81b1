import { Health } from "@facet/contracts/health";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ask } from "../health/ask.ts";
import { openTestApi, readProblem, type TestApi } from "../testing/open-test-api.ts";

let api: TestApi;
beforeEach(async () => {
  api = await openTestApi();
});
afterEach(() => api.close());

async function ready(): Promise<{ status: number; health: Health }> {
  const response = await api.fetch("/health/ready");
  expect(response.headers.get("cache-control")).toBe("no-store");
  return { status: response.status, health: Health.parse(await response.json()) };
}

describe("/health/ready", () => {
  it("answers without a credential, with every part by name", async () => {
    const { status, health } = await ready();
    expect([status, health.status]).toEqual([200, "ok"]);
    expect(Object.keys(health.checks).sort()).toEqual([
      "blobs",
      "disk",
      "documents",
      "identity",
      "maintenance",
    ]);
  });

  it("is 503 with the reason when maintenance has stood still, and 200 again after its next round", async () => {
    api.clock.advance(61_000);
    const still = await ready();
    expect(still).toMatchObject({
      status: 503,
      health: { status: "down", checks: { documents: { ok: true } } },
    });
    expect(still.health.checks.maintenance).toEqual({
      ok: false,
      detail: "the last round ended 61 seconds ago",
    });
    api.readiness.roundEnded();
    expect((await ready()).status).toBe(200);
  });

  it("is 503 while the process ends, and when the store does not answer; live stays 200", async () => {
    api.readiness.close();
    expect(await ready()).toMatchObject({ status: 503, health: { checks: { closing: { ok: false } } } });
    await api.composed.platform.documents.close();
    expect((await ready()).health.checks.documents).toEqual({ ok: false, detail: "StoreUnavailable" });
    const live = await api.fetch("/health/live");
    expect([live.status, await live.json()]).toMatchObject([200, { status: "ok" }]);
  });

  it("refuses other methods as everything else does", async () => {
    const problem = await readProblem(await api.fetch("/health/ready", { method: "POST" }));
    expect(problem.code).toBe("method_not_allowed");
  });

  it("waits for no part longer than its limit", async () => {
    const hangs = ask(() => new Promise(() => undefined), 20);
    expect(await hangs).toEqual({ ok: false, detail: "does not answer within 0.02 seconds" });
  });
});
