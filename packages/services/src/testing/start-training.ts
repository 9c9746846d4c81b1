import type { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import { jobPrefix } from "../artifacts/job-file-key.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { startWork } from "../gateway/start-work.ts";
import { getJob } from "../jobs/get-job.ts";
import { newMemory, tick } from "../maintenance/tick.ts";
import { fenceOf, openRunner, type TestRunner } from "./act-as-runner.ts";
import { newTrainable, type Trainable } from "./new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "./open-test-platform.ts";

/** A platform with one training job that a runner has begun, and the usual questions about it. */
export interface Training {
  readonly platform: TestPlatform;
  readonly account: Trainable;
  readonly runner: TestRunner;
  readonly fineTune: FineTune;
  readonly claimed: Claimed;
  /** Claims and begins the next attempt. */
  start(): Promise<Claimed>;
  documents(): ReturnType<TestPlatform["documents"]["bind"]>;
  job(): ReturnType<typeof getJob>;
  /** Keys of the blobs that the job's attempts have left. */
  blobsOf(jobId: string): Promise<string[]>;
  /** One round of maintenance. */
  round(): Promise<unknown>;
}

export async function startTraining(): Promise<Training> {
  const platform = await openTestPlatform();
  const account = await newTrainable(platform);
  const runner = await openRunner(platform);
  const fineTune = await account.train();
  async function start(): Promise<Claimed> {
    const next = await runner.take();
    await startWork({ ctx: platform, input: fenceOf(next) });
    return next;
  }
  const claimed = await start();
  return {
    platform,
    account,
    runner,
    fineTune,
    claimed,
    start,
    documents: () => platform.documents.bind(tenantContext(account.orgId)),
    job: () => getJob({ ctx: account.ctx, input: { id: claimed.jobId } }),
    blobsOf: async (jobId) =>
      (await platform.blobs.list(jobPrefix(account.orgId, jobId))).map((blob) => blob.key),
    round: () => tick({ ctx: platform, memory: newMemory("one") }),
  };
}
