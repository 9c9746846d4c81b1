import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Health } from "@facet/contracts/health";
import { pageOf } from "@facet/contracts/paging/page";
import { Project } from "@facet/contracts/projects/project";
import { productionTimings } from "@facet/contracts/timings";
import { systemClock } from "@facet/ports/system-clock";
import {
  type FirestoreEmulator,
  hasFirestoreEmulator,
  sayFirestoreSkipped,
  startFirestoreEmulator,
} from "@facet/store/testing/start-firestore-emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDocuments } from "./open-documents.ts";
import { ensureOwner } from "./owner/ensure-owner.ts";
import { ownerFile } from "./owner/small-files.ts";
import { openTestApi, type TestApi } from "./testing/open-test-api.ts";

const skip = !hasFirestoreEmulator;
sayFirestoreSkipped("the API on Firestore");

describe.skipIf(skip)("the API on Firestore", { timeout: 60_000 }, () => {
  let emulator: FirestoreEmulator;
  let api: TestApi;
  beforeAll(async () => {
    emulator = await startFirestoreEmulator();
    const projectId = `demo-${randomBytes(6).toString("hex")}`;
    api = await openTestApi({ documents: { kind: "firestore", projectId, emulatorHost: emulator.host } });
  }, 60_000);
  afterAll(async () => {
    await api?.close();
    await emulator?.stop();
  });

  it("answers requests, replays a repeated one, lists, edits under a tag and is healthy", async () => {
    const create = () => api.call("POST", "/v1/projects", { name: "kept" }, { "idempotency-key": "one" });
    const [first, second] = [await create(), await create()];
    expect([first.status, second.headers.get("idempotent-replayed")]).toEqual([201, "true"]);
    const project = Project.parse(await first.json());
    expect(await second.json()).toEqual(project);
    const page = pageOf(Project).parse(await (await api.call("GET", "/v1/projects")).json());
    expect(page.data.filter(({ name }) => name === "kept")).toEqual([project]);

    const tag = (await api.call("GET", `/v1/projects/${project.id}`)).headers.get("etag") ?? "";
    const rename = (name: string) =>
      api.call("PATCH", `/v1/projects/${project.id}`, { name }, { "if-match": tag });
    expect([(await rename("renamed")).status, (await rename("too late")).status]).toEqual([200, 412]);

    const health = Health.parse(await (await api.fetch("/v1/health")).json());
    expect(health.checks.documents).toEqual({ ok: true, detail: "answers" });
  });

  it("makes the owner of this machine once", async () => {
    const ensure = () => ensureOwner(api.composed.platform, api.home);
    await ensure();
    const first = await readFile(ownerFile(api.home), "utf8");
    await ensure();
    expect(await readFile(ownerFile(api.home), "utf8")).toBe(first);
  });

  it("lets runners send events every 500 ms, not every 25", () => {
    expect(productionTimings.eventFlushMs).toBe(25);
    expect(api.composed.platform.timings.eventFlushMs).toBe(500);
  });

  it("does not start on a database that does not answer, and says which", async () => {
    const opening = openDocuments({
      chosen: { kind: "firestore", projectId: "demo-nobody", emulatorHost: "127.0.0.1:1" },
      home: api.home,
      clock: systemClock,
      timings: productionTimings,
      onRetry: () => undefined,
    });
    await expect(opening).rejects.toMatchObject({ name: "StoreUnavailable" });
    await expect(opening).rejects.toThrow(/Firestore of the project demo-nobody/);
  });
});
