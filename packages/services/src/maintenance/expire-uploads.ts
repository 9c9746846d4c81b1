import { isFinal } from "@facet/contracts/jobs/job-state";
import type { Reader } from "@facet/ports/documents";
import { releaseHolder } from "../artifacts/release-holder.ts";
import type { Platform } from "../context.ts";
import { jobs } from "../data/collections/jobs.ts";
import { type StoredUpload, uploads } from "../data/collections/uploads.ts";
import { commit } from "../data/commit.ts";
import { shift } from "../data/moments.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { inputOf } from "../jobs/effects/kind-effect.ts";
import { partPrefix } from "../uploads/upload-keys.ts";

const uploadsPerRound = 50;
const importsLookedAt = 100;
/** So long an expired upload still says that it has expired. */
const rememberedMs = 7 * 24 * 3_600_000;

/** Ends uploads whose time is over and frees their bytes. A file that an import still reads stays until that has ended. */
export async function expireUploads(ctx: Platform, orgId: string, now: string): Promise<void> {
  const documents = ctx.documents.bind(tenantContext(orgId));
  for (const state of ["open", "completed"] as const) {
    const due = await documents.query(uploads, "expiring", {
      equals: { state },
      range: { to: now },
      limit: uploadsPerRound,
    });
    for (const { data: upload } of due) {
      if (!(await isBeingRead(documents, upload))) await expire(ctx, orgId, upload);
    }
  }
  const old = await documents.query(uploads, "expiring", {
    equals: { state: "expired" },
    range: { to: shift(now, -rememberedMs) },
    limit: uploadsPerRound,
  });
  if (old.length === 0) return;
  await commit(ctx, tenantContext(orgId), async (work) => {
    for (const { id } of old) work.remove(uploads, id);
  });
}

async function isBeingRead(documents: Reader, upload: StoredUpload): Promise<boolean> {
  const equals = { projectId: upload.projectId, kind: "import-dataset" };
  const imports = await documents.query(jobs, "byProjectAndKind", { equals, limit: importsLookedAt });
  return imports.some(({ data: job }) => {
    const { uploadId, heldOutUploadId } = inputOf("import-dataset", job);
    return !isFinal(job.state) && (uploadId === upload.id || heldOutUploadId === upload.id);
  });
}

async function expire(ctx: Platform, orgId: string, upload: StoredUpload): Promise<void> {
  await commit(ctx, tenantContext(orgId), async (work) => {
    const current = await work.get(uploads, upload.id);
    if (current !== undefined) work.set(uploads, upload.id, { ...current.data, state: "expired", parts: [] });
  });
  const parts = await ctx.blobs.list(partPrefix(orgId, upload.id));
  for (const part of parts) await ctx.blobs.remove(part.key);
  await releaseHolder(ctx, orgId, upload.id, "expired upload");
}
