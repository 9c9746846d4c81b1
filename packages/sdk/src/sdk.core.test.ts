import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ArtifactManifest } from "@facet/contracts/artifacts/manifest";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { collectAll } from "./collect-all.ts";
import { createFacetClient } from "./create-client.ts";
import { downloadExport } from "./download-export.ts";
import { FacetApiError } from "./facet-api-error.ts";
import { followEvents } from "./follow-events.ts";
import { startPlatform, type TestPlatform } from "./test/start-platform.ts";
import { uploadBlob } from "./upload-blob.ts";
import { uploadFile } from "./upload-file.ts";
import { waitForJob } from "./wait-for-job.ts";

const partBytes = 8 * 1024 ** 2;
let platform: TestPlatform;

beforeAll(async () => {
  platform = await startPlatform({ runner: true });
}, 60_000);
afterAll(() => platform.stop());

async function newProject(): Promise<string> {
  return (await platform.facet.createProject({ body: { name: "SDK" } })).id;
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "facet-sdk-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function failure(promise: Promise<unknown>): Promise<FacetApiError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof FacetApiError) return error;
  throw new Error(`expected a FacetApiError, got ${String(error)}`);
}

test("a refusal is thrown with its code, place, fix and request id", async () => {
  const error = await failure(platform.facet.createProject({ body: { name: "" } }));
  expect(error).toMatchObject({ code: "invalid_request", status: 400 });
  expect(error.errors[0]?.path).toContain("name");
  expect(error.fix).not.toBe("");
  expect(error.requestId).toMatch(/^req_/);
});

test("a wrong key and an API that is not there say what to do", async () => {
  const stranger = createFacetClient({ url: platform.url, apiKey: "fct_live_nobody" });
  expect(await failure(stranger.getMe())).toMatchObject({ code: "unauthenticated", status: 401 });
  const clock = { ...platform.facet.clock, wait: async () => undefined };
  const nowhere = createFacetClient({ url: "http://127.0.0.1:9", apiKey: platform.key, clock });
  expect(await failure(nowhere.getMe())).toMatchObject({ code: "network", status: 0 });
});

test("the same Idempotency-Key gives the first answer again", async () => {
  const headers = { "idempotency-key": "the-same-for-both" };
  const first = await platform.facet.createProject({ body: { name: "Twice" }, headers });
  const second = await platform.facet.createProject({ body: { name: "Twice" }, headers });
  expect(second.id).toBe(first.id);
});

test("a list is read to its end, page by page", async () => {
  const names = Array.from({ length: 5 }, (_, index) => `Paged ${index}`);
  for (const name of names) await platform.facet.createProject({ body: { name } });
  const all = await collectAll(({ cursor }) =>
    platform.facet.listProjects({ query: { limit: 2, ...(cursor === undefined ? {} : { cursor }) } }),
  );
  expect(all.map((project) => project.name)).toEqual(expect.arrayContaining(names));
  expect(new Set(all.map((project) => project.id)).size).toBe(all.length);
});

test("a file of several parts arrives whole; a part that is there is not sent again", async () => {
  const projectId = await newProject();
  const file = join(newFolder(), "rows.jsonl");
  const bytes = randomBytes(2 * partBytes + 1000);
  writeFileSync(file, bytes);
  const begun = await platform.facet.createUpload({
    body: { projectId, filename: "rows.jsonl", bytes: bytes.length },
  });
  const link = await platform.facet.linkUploadPart({ path: { id: begun.id, number: 2 } });
  await fetch(link.href, { method: "PUT", body: bytes.subarray(partBytes, 2 * partBytes) });

  let puts = 0;
  const counting = createFacetClient({
    url: platform.url,
    apiKey: platform.key,
    fetch: async (input, init) => {
      if (init?.method === "PUT") puts += 1;
      return fetch(input, init);
    },
  });
  const seen: number[] = [];
  const upload = await uploadFile(counting, {
    projectId,
    file,
    resume: begun.id,
    onProgress: (done) => void seen.push(done),
  });
  expect(upload).toMatchObject({ id: begun.id, state: "completed", bytes: bytes.length });
  expect(puts).toBe(2);
  expect(seen.at(-1)).toBe(bytes.length);
});

test("an upload is not completed with the parts of another file", async () => {
  const projectId = await newProject();
  const text = (mark: string) => new Blob([mark.repeat(partBytes), mark]);
  const created = await platform.facet.createUpload({
    body: { projectId, filename: "a", bytes: partBytes + 1 },
  });
  const link = await platform.facet.linkUploadPart({ path: { id: created.id, number: 1 } });
  await fetch(link.href, { method: "PUT", body: text("a").slice(0, partBytes) });
  const other = uploadBlob(platform.facet, { projectId, blob: text("b"), filename: "b", resume: created.id });
  expect(await failure(other)).toMatchObject({ code: "checksum_mismatch" });
});

test("a run is followed over a broken line without a gap, and its export comes down verified, also in two goes", async () => {
  const { facet } = platform;
  const projectId = await newProject();
  const rows = Array.from(
    { length: 40 },
    (_, row) => `${JSON.stringify({ prompt: `ask ${row}`, completion: `say ${row}` })}\n`,
  );
  const upload = await uploadBlob(facet, { projectId, blob: new Blob(rows), filename: "rows.jsonl" });
  const dataset = await facet.createDataset({ body: { projectId, name: "rows", uploadId: upload.id } });
  const base = await facet.importBaseModel({
    body: { projectId, name: "sdk-base", source: { type: "starter" } },
  });
  const version = dataset.latestVersion;
  if (version === null) throw new Error("a new data set has a version");
  for (const jobId of [version.jobId, base.jobId]) {
    const job = await waitForJob(facet, { jobId });
    expect(job).toMatchObject({ state: "succeeded", error: null });
  }
  const run = await facet.createFineTune({
    body: { projectId, baseModelId: base.id, datasetVersionId: version.id, preset: "quick" },
  });

  let streams = 0;
  const breaking = createFacetClient({
    url: platform.url,
    apiKey: platform.key,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const isStream = response.headers.get("content-type") === "text/event-stream";
      if (!isStream || response.body === null) return response;
      streams += 1;
      return streams < 3 ? new Response(afterChunks(response.body, 2), response) : response;
    },
  });
  const seqs: number[] = [];
  let last: unknown;
  for await (const event of followEvents(breaking, { jobId: run.jobs.train })) {
    seqs.push(event.seq);
    last = event.data.to;
  }
  expect(streams).toBeGreaterThanOrEqual(3);
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  expect(last).toBe("succeeded");

  if (run.jobs.export === null || run.exportId === null) throw new Error("the run exports");
  await waitForJob(facet, { jobId: run.jobs.export });
  const into = newFolder();
  const folders = await downloadExport(facet, { exportId: run.exportId, into });
  expect(folders.length).toBeGreaterThan(0);
  for (const { path } of folders) expectWhole(path);

  const [one] = folders;
  if (one === undefined) throw new Error("one folder at least");
  const [file] = filesOf(one.path);
  if (file === undefined) throw new Error("one file at least");
  const bytes = readFileSync(join(one.path, file.path));
  rmSync(join(one.path, file.path));
  writeFileSync(join(one.path, `${file.path}.partial`), bytes.subarray(0, 5));
  const ranges: (string | null)[] = [];
  const watching = createFacetClient({
    url: platform.url,
    apiKey: platform.key,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      if (request.url.includes("/api/blobs/")) ranges.push(request.headers.get("range"));
      return fetch(request);
    },
  });
  await downloadExport(watching, { exportId: run.exportId, into });
  expect(ranges).toEqual(["bytes=5-"]);
  expectWhole(one.path);
}, 60_000);

/** A body that breaks after some chunks, as a lost connection does. */
function afterChunks(body: ReadableStream<Uint8Array>, chunks: number): ReadableStream<Uint8Array> {
  let left = chunks;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        controller.enqueue(chunk);
        left -= 1;
        if (left === 0) controller.error(new TypeError("the connection broke"));
      },
    }),
  );
}

function filesOf(folder: string) {
  return ArtifactManifest.parse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"))).files;
}

function expectWhole(folder: string): void {
  const files = filesOf(folder);
  for (const { path, sha256 } of files) {
    expect(
      createHash("sha256")
        .update(readFileSync(join(folder, path)))
        .digest("hex"),
    ).toBe(sha256);
  }
  const present = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(present).toHaveLength(files.length + 2);
}
