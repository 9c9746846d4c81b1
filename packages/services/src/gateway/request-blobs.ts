import type { BlobTargets, RequestBlobs } from "@facet/contracts/gateway/worker-gateway";
import { jobFileKey } from "../artifacts/job-file-key.ts";
import { type LocatedFile, locateFiles } from "../artifacts/locate-files.ts";
import type { Platform } from "../context.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { type FencedInput, fenced } from "./fenced.ts";
import { refuseCancelled } from "./refuse-cancelled.ts";

/** Links that take the files of one folder. What the platform has already, whoever made it, need not be sent. */
export async function requestBlobs({
  ctx,
  input,
}: {
  ctx: Platform;
  input: RequestBlobs & FencedInput;
}): Promise<BlobTargets> {
  const job = await fenced(ctx, input, async (held) => {
    refuseCancelled(held.job);
    return held.job;
  });
  const place = { orgId: job.orgId, jobId: job.id, attempt: job.attempt, folder: input.folder };
  const documents = ctx.documents.bind(tenantContext(job.orgId));
  const located = await locateFiles(ctx, documents, input.files, (file) => jobFileKey(place, file));
  return { targets: await Promise.all(located.map((one) => targetOf(ctx, one))) };
}

async function targetOf(
  ctx: Platform,
  { file, key, found }: LocatedFile,
): Promise<BlobTargets["targets"][number]> {
  if (found !== "absent") return { path: file.path, present: true, href: "", headers: {} };
  const { href, headers } = await ctx.blobs.linkToWrite(key, {
    expiresInMs: ctx.timings.linkMs,
    maxBytes: file.bytes,
  });
  return { path: file.path, present: false, href, headers: { ...headers } };
}
