import { createHash } from "node:crypto";
import { verifySignature } from "@facet/artifacts/verify-signature";
import { ArtifactManifest } from "@facet/contracts/artifacts/manifest";
import type { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { artifacts } from "../data/collections/artifacts.ts";
import { blobReferences } from "../data/collections/blob-references.ts";
import { eventChunks } from "../data/collections/event-chunks.ts";
import { jobs } from "../data/collections/jobs.ts";
import { modelNames } from "../data/collections/model-names.ts";
import { models } from "../data/collections/models.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { removeFineTune } from "../fine-tunes/remove-fine-tune.ts";
import { commitArtifact } from "../gateway/commit-artifact.ts";
import { complete } from "../gateway/complete.ts";
import { failAttempt } from "../gateway/fail-attempt.ts";
import { requestBlobs } from "../gateway/request-blobs.ts";
import { startWork } from "../gateway/start-work.ts";
import { getJob } from "../jobs/get-job.ts";
import { collectGarbage } from "../maintenance/collect-garbage.ts";
import { newMemory, tick } from "../maintenance/tick.ts";
import {
  commitFolder,
  commitStep,
  drainLine,
  fenceOf,
  finishJob,
  openRunner,
  sendFiles,
  type TestRunner,
  workUntilFinalized,
} from "../testing/act-as-runner.ts";
import { checkInvariants } from "../testing/check-invariants.ts";
import { must } from "../testing/must.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { requireInvariants } from "../testing/require-invariants.ts";
import { jobFileKey, jobPrefix } from "./job-file-key.ts";

const died = {
  code: "engine_killed",
  class: "infra",
  message: "killed",
  place: null,
  fix: null,
  fixKnobs: null,
  lastStep: null,
} as const;

describe("bytes that jobs make", () => {
  let platform: TestPlatform;
  let account: Trainable;
  let runner: TestRunner;
  let fineTune: FineTune;
  let claimed: Claimed;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newTrainable(platform);
    runner = await openRunner(platform);
    fineTune = await account.train();
    claimed = await start();
  });
  afterEach(async () => {
    await requireInvariants(platform, account.orgId);
    await platform.close();
  });

  const documents = () => platform.documents.bind(tenantContext(account.orgId));
  const job = () => getJob({ ctx: account.ctx, input: { id: claimed.jobId } });
  const blobsOf = async (jobId: string) =>
    (await platform.blobs.list(jobPrefix(account.orgId, jobId))).map((blob) => blob.key);
  const round = () => tick({ ctx: platform, memory: newMemory("one") });
  async function start(): Promise<Claimed> {
    const next = await runner.take();
    await startWork({ ctx: platform, input: fenceOf(next) });
    return next;
  }
  const commitFiles = (files: Awaited<ReturnType<typeof sendFiles>>, folder = "adapter") =>
    commitArtifact({
      ctx: platform,
      input: {
        ...fenceOf(claimed),
        folder,
        kind: "adapter",
        name: folder,
        files,
        details: { versions: { torch: "2" } },
      },
    });

  it("become an artefact with a signed manifest that names what they were made from", async () => {
    const files = await sendFiles(platform, claimed, "adapter", { "b.bin": "two", "a.bin": "one" });
    const committed = await commitFiles(files);
    const stored = must((await documents().get(artifacts, committed.artifactId))?.data, "artefact");
    expect(createHash("sha256").update(stored.manifest).digest("hex")).toBe(committed.manifestSha256);
    expect(verifySignature(Buffer.from(stored.manifest), stored.signature)).toBe(true);
    const manifest = ArtifactManifest.parse(JSON.parse(stored.manifest));
    expect(manifest.files.map((file) => file.path)).toEqual(["a.bin", "b.bin"]);
    expect(manifest).toMatchObject({
      datasetHash: "5".repeat(64),
      baseModelCommit: "0123abc",
      chatTemplate: "{{ messages }}",
      versions: { facet: "0.1.0", torch: "2" },
    });
    expect(manifest.configHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("are committed once, however often the runner asks", async () => {
    const files = await sendFiles(platform, claimed, "adapter", { "a.bin": "one" });
    const [first, second] = [await commitFiles(files), await commitFiles(files)];
    expect(second).toEqual(first);
    const other = await sendFiles(platform, claimed, "adapter", { "a.bin": "other" });
    await expect(commitFiles(other)).rejects.toMatchObject({ code: "conflict" });
  });

  it("are refused when a file is missing or damaged, and can then be sent again", async () => {
    const file = { path: "a.bin", bytes: 3, sha256: createHash("sha256").update("one").digest("hex") };
    await expect(commitFiles([file])).rejects.toMatchObject({
      code: "upload_incomplete",
      detail: expect.stringContaining("a.bin"),
    });
    const key = jobFileKey(
      { orgId: claimed.orgId, jobId: claimed.jobId, attempt: 1, folder: "adapter" },
      file,
    );
    await platform.blobs.write(key, Buffer.from("oxe"));
    await expect(commitFiles([file])).rejects.toMatchObject({
      code: "checksum_mismatch",
      detail: expect.stringContaining("a.bin"),
    });
    await sendFiles(platform, claimed, "adapter", { "a.bin": "one" });
    expect(await commitFiles([file])).toMatchObject({ artifactId: expect.stringMatching(/^art_/) });
  });

  it("never lie at a path that leads elsewhere", async () => {
    for (const path of ["../x", "/etc/passwd", "a//b", "a/../../b", ""]) {
      const files = [{ path, bytes: 1, sha256: "1".repeat(64) }];
      await expect(
        requestBlobs({ ctx: platform, input: { ...fenceOf(claimed), folder: "adapter", files } }),
        path,
      ).rejects.toMatchObject({ code: "invalid_request" });
    }
  });

  it("are not sent twice: the same content of an earlier attempt is there already", async () => {
    await commitFolder(platform, claimed, "adapter", "adapter", { "a.bin": "same" });
    await failAttempt({ ctx: platform, input: { ...fenceOf(claimed), ...died } });
    claimed = await start();
    const files = [
      { path: "renamed.bin", bytes: 4, sha256: createHash("sha256").update("same").digest("hex") },
    ];
    const { targets } = await requestBlobs({
      ctx: platform,
      input: { ...fenceOf(claimed), folder: "adapter", files },
    });
    expect(targets).toEqual([{ path: "renamed.bin", present: true, href: "", headers: {} }]);
    const { artifactId } = await commitFiles(files);
    expect((await documents().get(artifacts, artifactId))?.data.keys[0]).toContain("/1/adapter/");
    await finishJob(platform, claimed);
    expect(await blobsOf(claimed.jobId)).toHaveLength(1);
    await round();
    // Nothing names either attempt's folder now, and the canned outcome was made by an earlier job.
    expect(await blobsOf(claimed.jobId)).toEqual([]);
  });

  it("of checkpoints are kept for the last two and the best; the others go", async () => {
    for (const [step, best] of [
      [10, false],
      [20, true],
      [30, false],
      [40, false],
      [50, false],
    ] as const)
      await commitStep(platform, claimed, step, best);
    expect(await job()).toMatchObject({
      checkpoint: { step: 50 },
      bestStep: 20,
      checkpoints: [{ step: 20 }, { step: 40 }, { step: 50 }],
    });
    await round();
    const kept = (await blobsOf(claimed.jobId)).map((key) => key.split("/")[5]);
    expect([...new Set(kept)].toSorted((a = "", b = "") => a.localeCompare(b))).toEqual([
      "checkpoint-10",
      "checkpoint-20",
      "checkpoint-40",
      "checkpoint-50",
    ]);
    // tokenizer.json of step 10 is shared by all: it stays as long as one of them does.
    expect((await blobsOf(claimed.jobId)).filter((key) => key.includes("checkpoint-10"))).toHaveLength(1);
    expect(
      await documents().query(artifacts, "byJob", { equals: { jobId: claimed.jobId }, limit: 10 }),
    ).toHaveLength(3);
  });

  it("of checkpoints only go forward in an attempt; one that found the newest damaged takes its place", async () => {
    await commitStep(platform, claimed, 20);
    await expect(commitStep(platform, claimed, 20)).resolves.toBeDefined();
    await expect(commitStep(platform, claimed, 10)).rejects.toMatchObject({ code: "conflict" });
    await commitStep(platform, claimed, 40);
    await failAttempt({ ctx: platform, input: { ...fenceOf(claimed), ...died } });
    claimed = await start();
    await commitStep(platform, claimed, 30);
    expect(await job()).toMatchObject({
      checkpoint: { step: 30 },
      checkpoints: [{ step: 20 }, { step: 30 }],
    });
  });

  it("keep the last good checkpoint of a run whose numbers broke", async () => {
    await commitStep(platform, claimed, 20);
    const broke = { ...died, code: "loss_not_finite", class: "numeric", lastStep: 23 } as const;
    expect(await failAttempt({ ctx: platform, input: { ...fenceOf(claimed), ...broke } })).toEqual({
      state: "failed",
    });
    await round();
    const checkpoint = must((await job()).checkpoint, "checkpoint");
    expect((await documents().get(artifacts, checkpoint.artifactId))?.data.files).toHaveLength(2);
    expect(await job()).toMatchObject({
      error: { code: "loss_not_finite", class: "numeric", lastStep: 23, attempt: 1 },
    });
  });

  it("must still be there when the job completes", async () => {
    await workUntilFinalized(platform, claimed);
    const output = must(
      (await documents().get(artifacts, (await job()).artifacts.output ?? ""))?.data,
      "output",
    );
    for (const key of output.keys) await platform.blobs.remove(key);
    await expect(complete({ ctx: platform, input: fenceOf(claimed) })).rejects.toMatchObject({
      code: "upload_incomplete",
    });
    expect(await documents().get(models, fineTune.modelId)).toBeUndefined();
  });

  it("go with the fine-tune, with its rows and its log, unless something else holds them", async () => {
    await finishJob(platform, claimed);
    const full = await newFineTune(account, account.material, { name: "full" });
    await drainLine(platform, runner);
    await removeFineTune({ ctx: account.ctx, input: { id: full.id } });
    for (let count = 0; count < 3; count += 1) await round();
    for (const jobId of [full.jobs.train, full.jobs.evaluate, full.jobs.export]) {
      if (jobId === null) continue;
      expect(await documents().get(jobs, jobId)).toBeUndefined();
      expect(await documents().query(artifacts, "byJob", { equals: { jobId }, limit: 10 })).toEqual([]);
      expect(await documents().query(eventChunks, "tail", { equals: { jobId }, limit: 10 })).toEqual([]);
      expect(await blobsOf(jobId)).toEqual([]);
    }
    // The other run's adapter has the same bytes; they were stored once and are still there.
    const model = must((await documents().get(models, fineTune.modelId))?.data, "model");
    const adapter = must((await documents().get(artifacts, model.artifactId))?.data, "adapter");
    for (const key of adapter.keys) expect(await platform.blobs.head(key)).toBeDefined();
    expect(await checkInvariants(platform, { orgIds: [account.orgId], atRest: true })).toEqual([]);
    expect(await newFineTune(account, account.material, { name: "full" })).toMatchObject({ name: "full" });
  });

  it("that no commit ever named are found and removed after their window", async () => {
    await sendFiles(platform, claimed, "adapter", { "lost.bin": "lost" });
    await commitStep(platform, claimed, 10);
    const olderThanMs = 24 * 3_600_000;
    expect(await collectGarbage({ ctx: platform, input: { dryRun: true, olderThanMs } })).toMatchObject({
      objects: 0,
    });
    platform.clock.advance(olderThanMs + 60_000);
    const seen = await collectGarbage({ ctx: platform, input: { dryRun: true, olderThanMs } });
    expect(seen).toMatchObject({ objects: 1, bytes: 4 });
    expect(seen.examples[0]).toContain("lost.bin");
    expect(await collectGarbage({ ctx: platform, input: { dryRun: false, olderThanMs } })).toMatchObject({
      objects: 1,
    });
    expect(await collectGarbage({ ctx: platform, input: { dryRun: true, olderThanMs } })).toMatchObject({
      objects: 0,
    });
    expect((await blobsOf(claimed.jobId)).some((key) => key.includes("lost.bin"))).toBe(false);
    const held = await documents().query(blobReferences, "byHolder", {
      equals: { holder: (await job()).checkpoint?.artifactId ?? "" },
      limit: 10,
    });
    for (const { data } of held) expect(await platform.blobs.head(data.key)).toBeDefined();
  });

  it("of two fine-tunes with one name become two models with two names", async () => {
    await finishJob(platform, claimed);
    const twins = [
      await newFineTune(account, account.material, { name: "twin" }),
      await newFineTune(account, account.material, { name: "twin" }),
    ];
    await drainLine(platform, runner);
    const names = await Promise.all(
      twins.map(async ({ modelId }) => (await documents().get(models, modelId))?.data.name),
    );
    expect(names[0]).toBe("twin");
    expect(names[1]).toMatch(/^twin-[0-9a-z]{8}$/);
    expect(await documents().get(modelNames, "x")).toBeUndefined();
  });
});
