import { createHash } from "node:crypto";
import type { ArtifactFile, ArtifactKind } from "@facet/contracts/artifacts/artifact";
import type {
  Claimed,
  CommitArtifact,
  CommitCheckpoint,
  Fence,
} from "@facet/contracts/gateway/worker-gateway";
import type { Lane } from "@facet/contracts/runners/runner";
import { jobFileKey } from "../artifacts/job-file-key.ts";
import type { Platform } from "../context.ts";
import { claimNext } from "../gateway/claim-next.ts";
import { commitArtifact } from "../gateway/commit-artifact.ts";
import { commitCheckpoint } from "../gateway/commit-checkpoint.ts";
import { complete } from "../gateway/complete.ts";
import { finalize } from "../gateway/finalize.ts";
import { openSession } from "../gateway/open-session.ts";
import { requestBlobs } from "../gateway/request-blobs.ts";
import { startWork } from "../gateway/start-work.ts";
import { cannedOutcome } from "./canned-outcome.ts";
import { must } from "./must.ts";

export interface TestRunner {
  readonly runnerId: string;
  readonly hostId: string;
  claim(waitMs?: number, signal?: AbortSignal): Promise<Claimed | null>;
  /** Claims what has to be there. */
  take(): Promise<Claimed>;
}

/** A runner with a session, of the cpu lane unless told. The same host id is the same machine, restarted. */
export async function openRunner(
  ctx: Platform,
  hostId: string = `host-${crypto.randomUUID()}`,
  lanes: Lane[] = ["cpu"],
): Promise<TestRunner> {
  const machine = {
    platform: "linux",
    arch: "x64",
    cpuModel: "test",
    cores: 2,
    memoryBytes: 8 * 1024 ** 3,
    flags: [],
    gpu: null,
  };
  const session = await openSession({
    ctx,
    input: { hostId, name: "test", lanes, labels: [], machine, versions: { facet: "0.1.0" } },
  });
  const { runnerId } = session;
  const claim: TestRunner["claim"] = (waitMs = 0, signal) => {
    const input = { runnerId, lanes, labels: [], waitMs };
    return claimNext({ ctx, input, ...(signal ? { signal } : {}) });
  };
  return { runnerId, hostId, claim, take: async () => must(await claim(), "job to claim") };
}

export function fenceOf(claimed: Claimed): Fence & { jobId: string } {
  return { jobId: claimed.jobId, attempt: claimed.attempt, leaseToken: claimed.leaseToken };
}

/** Files with the given texts, sent to where the gateway wants them. */
export async function sendFiles(
  ctx: Platform,
  claimed: Claimed,
  folder: string,
  texts: Readonly<Record<string, string>>,
): Promise<ArtifactFile[]> {
  const files = Object.entries(texts).map(([path, text]) => ({
    path,
    bytes: Buffer.byteLength(text),
    sha256: createHash("sha256").update(text).digest("hex"),
  }));
  const { targets } = await requestBlobs({ ctx, input: { ...fenceOf(claimed), folder, files } });
  for (const [index, target] of targets.entries()) {
    const file = files[index];
    if (target.present || file === undefined) continue;
    const place = { orgId: claimed.orgId, jobId: claimed.jobId, attempt: claimed.attempt, folder };
    await ctx.blobs.write(jobFileKey(place, file), Buffer.from(texts[file.path] ?? ""));
  }
  return files;
}

export async function commitFolder(
  ctx: Platform,
  claimed: Claimed,
  folder: string,
  kind: ArtifactKind,
  texts: Readonly<Record<string, string>>,
): Promise<string> {
  const files = await sendFiles(ctx, claimed, folder, texts);
  const input: CommitArtifact & { jobId: string } = {
    ...fenceOf(claimed),
    folder,
    kind,
    name: folder,
    files,
    details: {},
  };
  return (await commitArtifact({ ctx, input })).artifactId;
}

export async function commitStep(
  ctx: Platform,
  claimed: Claimed,
  step: number,
  best = false,
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = `checkpoint-${step}`;
  const files = await sendFiles(ctx, claimed, folder, {
    ...more,
    "state.safetensors": `state ${step} of ${claimed.attempt}`,
    "tokenizer.json": `{"job":"${claimed.jobId}"}`,
  });
  const input: CommitCheckpoint & { jobId: string } = {
    ...fenceOf(claimed),
    folder,
    kind: "checkpoint",
    name: folder,
    files,
    details: {},
    step,
    best,
    metrics: {},
  };
  return (await commitCheckpoint({ ctx, input })).artifactId;
}

/** Everything up to finalizing, with a small but well-formed outcome of the job's kind. */
export async function workUntilFinalized(ctx: Platform, claimed: Claimed): Promise<void> {
  await startWork({ ctx, input: fenceOf(claimed) });
  await finalizeWork(ctx, claimed);
}

/** The same for a job that has begun. */
async function finalizeWork(ctx: Platform, claimed: Claimed): Promise<void> {
  const { result, folders } = cannedOutcome(claimed);
  const artifacts: Record<string, string> = {};
  for (const { role, kind, texts } of folders)
    artifacts[role] = await commitFolder(ctx, claimed, role, kind, texts);
  await finalize({ ctx, input: { ...fenceOf(claimed), artifacts, result } });
}

/** Does a claimed job to its end. */
export async function finishJob(ctx: Platform, claimed: Claimed): Promise<void> {
  await workUntilFinalized(ctx, claimed);
  await complete({ ctx, input: fenceOf(claimed) });
}

/** Does a job that has begun to its end. */
export async function finishBegun(ctx: Platform, claimed: Claimed): Promise<void> {
  await finalizeWork(ctx, claimed);
  await complete({ ctx, input: fenceOf(claimed) });
}

/** Claims and finishes until the line is empty. Returns the kinds in the order they ran. */
export async function drainLine(ctx: Platform, runner: TestRunner): Promise<string[]> {
  const kinds: string[] = [];
  for (let claimed = await runner.claim(); claimed !== null; claimed = await runner.claim()) {
    await finishJob(ctx, claimed);
    kinds.push(claimed.kind);
  }
  return kinds;
}
