import type { Platform } from "../context.ts";
import { type StoredUpload, uploads } from "../data/collections/uploads.ts";
import { commit } from "../data/commit.ts";
import { shift } from "../data/moments.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { clearUpload } from "../uploads/clear-upload.ts";
import { findReader } from "../uploads/find-reader.ts";

const uploadsPerRound = 50;
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
      if ((await findReader(documents, upload)) === undefined) await expire(ctx, orgId, upload);
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

async function expire(ctx: Platform, orgId: string, upload: StoredUpload): Promise<void> {
  await commit(ctx, tenantContext(orgId), async (work) => {
    const current = await work.get(uploads, upload.id);
    if (current !== undefined) work.set(uploads, upload.id, { ...current.data, state: "expired", parts: [] });
  });
  await clearUpload(ctx, orgId, upload.id, "expired upload");
}
