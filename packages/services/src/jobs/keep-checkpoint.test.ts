import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { artifacts } from "../data/collections/artifacts.ts";
import { failAttempt } from "../gateway/fail-attempt.ts";
import { commitStep, fenceOf } from "../testing/act-as-runner.ts";
import { engineKilled } from "../testing/failures.ts";
import { must } from "../testing/must.ts";
import { requireInvariants } from "../testing/require-invariants.ts";
import { startTraining, type Training } from "../testing/start-training.ts";

describe("checkpoints", () => {
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

  it("are kept: the last two and the best; the others go", async () => {
    for (const [step, best] of [
      [10, false],
      [20, true],
      [30, false],
      [40, false],
      [50, false],
    ] as const)
      await commitStep(t.platform, claimed, step, best);
    expect(await t.job()).toMatchObject({
      checkpoint: { step: 50 },
      bestStep: 20,
      checkpoints: [{ step: 20 }, { step: 40 }, { step: 50 }],
    });
    await t.round();
    const kept = (await t.blobsOf(claimed.jobId)).map((key) => key.split("/")[5]);
    expect([...new Set(kept)].toSorted((a = "", b = "") => a.localeCompare(b))).toEqual([
      "checkpoint-10",
      "checkpoint-20",
      "checkpoint-40",
      "checkpoint-50",
    ]);
    // tokenizer.json of step 10 is shared by all: it stays as long as one of them does.
    expect((await t.blobsOf(claimed.jobId)).filter((key) => key.includes("checkpoint-10"))).toHaveLength(1);
    expect(
      await t.documents().query(artifacts, "byJob", { equals: { jobId: claimed.jobId }, limit: 10 }),
    ).toHaveLength(3);
  });

  it("only go forward in an attempt; one that found the newest damaged takes its place", async () => {
    await commitStep(t.platform, claimed, 20);
    await expect(commitStep(t.platform, claimed, 20)).resolves.toBeDefined();
    await expect(commitStep(t.platform, claimed, 10)).rejects.toMatchObject({ code: "conflict" });
    await commitStep(t.platform, claimed, 40);
    await failAttempt({ ctx: t.platform, input: { ...fenceOf(claimed), ...engineKilled } });
    claimed = await t.start();
    await commitStep(t.platform, claimed, 30);
    expect(await t.job()).toMatchObject({
      checkpoint: { step: 30 },
      checkpoints: [{ step: 20 }, { step: 30 }],
    });
  });

  it("are kept of a run whose numbers broke", async () => {
    await commitStep(t.platform, claimed, 20);
    const broke = { ...engineKilled, code: "loss_not_finite", class: "numeric", lastStep: 23 } as const;
    expect(await failAttempt({ ctx: t.platform, input: { ...fenceOf(claimed), ...broke } })).toEqual({
      state: "failed",
    });
    await t.round();
    const checkpoint = must((await t.job()).checkpoint, "checkpoint");
    expect((await t.documents().get(artifacts, checkpoint.artifactId))?.data.files).toHaveLength(2);
    expect(await t.job()).toMatchObject({
      error: { code: "loss_not_finite", class: "numeric", lastStep: 23, attempt: 1 },
    });
  });
});
