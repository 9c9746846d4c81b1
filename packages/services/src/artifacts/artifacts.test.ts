import { createHash } from "node:crypto";
import { verifySignature } from "@facet/artifacts/verify-signature";
import { ArtifactManifest } from "@facet/contracts/artifacts/manifest";
import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { artifacts } from "../data/collections/artifacts.ts";
import { models } from "../data/collections/models.ts";
import { commitArtifact } from "../gateway/commit-artifact.ts";
import { complete } from "../gateway/complete.ts";
import { failAttempt } from "../gateway/fail-attempt.ts";
import { requestBlobs } from "../gateway/request-blobs.ts";
import { commitFolder, fenceOf, finishJob, sendFiles, workUntilFinalized } from "../testing/act-as-runner.ts";
import { engineKilled } from "../testing/failures.ts";
import { must } from "../testing/must.ts";
import { requireInvariants } from "../testing/require-invariants.ts";
import { startTraining, type Training } from "../testing/start-training.ts";
import { jobFileKey } from "./job-file-key.ts";

describe("bytes that jobs make", () => {
  let t: Training;
  let claimed: Claimed;
  beforeEach(async () => {
    t = await startTraining();
    claimed = t.claimed;
  });
  afterEach(async () => {
    await requireInvariants(t.platform, t.account.orgId);
    await t.platform.close();
  });

  const commitFiles = (files: Awaited<ReturnType<typeof sendFiles>>, folder = "adapter") =>
    commitArtifact({
      ctx: t.platform,
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
    const files = await sendFiles(t.platform, claimed, "adapter", { "b.bin": "two", "a.bin": "one" });
    const committed = await commitFiles(files);
    const stored = must((await t.documents().get(artifacts, committed.artifactId))?.data, "artefact");
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
    const files = await sendFiles(t.platform, claimed, "adapter", { "a.bin": "one" });
    const [first, second] = [await commitFiles(files), await commitFiles(files)];
    expect(second).toEqual(first);
    const other = await sendFiles(t.platform, claimed, "adapter", { "a.bin": "other" });
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
    await t.platform.blobs.write(key, Buffer.from("oxe"));
    await expect(commitFiles([file])).rejects.toMatchObject({
      code: "checksum_mismatch",
      detail: expect.stringContaining("a.bin"),
    });
    await sendFiles(t.platform, claimed, "adapter", { "a.bin": "one" });
    expect(await commitFiles([file])).toMatchObject({ artifactId: expect.stringMatching(/^art_/) });
  });

  it("never lie at a path that leads elsewhere", async () => {
    for (const path of ["../x", "/etc/passwd", "a//b", "a/../../b", ""]) {
      const files = [{ path, bytes: 1, sha256: "1".repeat(64) }];
      await expect(
        requestBlobs({ ctx: t.platform, input: { ...fenceOf(claimed), folder: "adapter", files } }),
        path,
      ).rejects.toMatchObject({ code: "invalid_request" });
    }
  });

  it("are not sent twice: the same content of an earlier attempt is there already", async () => {
    await commitFolder(t.platform, claimed, "adapter", "adapter", { "a.bin": "same" });
    await failAttempt({ ctx: t.platform, input: { ...fenceOf(claimed), ...engineKilled } });
    claimed = await t.start();
    const files = [
      { path: "renamed.bin", bytes: 4, sha256: createHash("sha256").update("same").digest("hex") },
    ];
    const { targets } = await requestBlobs({
      ctx: t.platform,
      input: { ...fenceOf(claimed), folder: "adapter", files },
    });
    expect(targets).toEqual([{ path: "renamed.bin", present: true, href: "", headers: {} }]);
    const { artifactId } = await commitFiles(files);
    expect((await t.documents().get(artifacts, artifactId))?.data.keys[0]).toContain("/1/adapter/");
    await finishJob(t.platform, claimed);
    expect(await t.blobsOf(claimed.jobId)).toHaveLength(1);
    await t.round();
    // Nothing names either attempt's folder now, and the canned outcome was made by an earlier job.
    expect(await t.blobsOf(claimed.jobId)).toEqual([]);
  });

  it("must still be there when the job completes", async () => {
    await workUntilFinalized(t.platform, claimed);
    const output = must(
      (await t.documents().get(artifacts, (await t.job()).artifacts.output ?? ""))?.data,
      "output",
    );
    for (const key of output.keys) await t.platform.blobs.remove(key);
    await expect(complete({ ctx: t.platform, input: fenceOf(claimed) })).rejects.toMatchObject({
      code: "upload_incomplete",
    });
    expect(await t.documents().get(models, must(t.fineTune.modelId, "model id"))).toBeUndefined();
  });
});
