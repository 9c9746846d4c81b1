import { FacetError } from "@facet/contracts/errors/facet-error";
import type { CompleteUpload, Upload } from "@facet/contracts/uploads/upload";
import { isBlobError } from "@facet/ports/blobs";
import type { z } from "zod";
import type { ServiceContext } from "../context.ts";
import { blobReferences } from "../data/collections/blob-references.ts";
import { type StoredUpload, uploads } from "../data/collections/uploads.ts";
import { commit } from "../data/commit.ts";
import { sha256 } from "../data/digest.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { requireUpload } from "./get-upload.ts";
import { listParts } from "./list-parts.ts";
import { partKey } from "./upload-keys.ts";

/** Joins the parts and checks the whole against its checksum. Completing twice answers the same. */
export async function completeUpload({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: z.infer<typeof CompleteUpload> & { id: string };
}): Promise<Upload> {
  const upload = await requireUpload(ctx, input.id);
  if (upload.state === "expired")
    throw new FacetError("conflict", "The upload has expired.", { fix: "Start a new upload." });
  if (upload.state === "open") await joinParts(ctx, upload, input);
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const current = (await work.get(uploads, upload.id))?.data;
    if (current === undefined) throw new FacetError("not_found", "The upload has been removed.");
    const { key, crc32c: _crc32c, ...completed } = { ...current, state: "completed" as const, parts: [] };
    await ctx.idempotency?.settle(work, completed);
    work.set(uploads, upload.id, { ...completed, key, crc32c: input.crc32c });
    work.set(blobReferences, sha256(`${key} ${upload.id}`), {
      key,
      sha256: null,
      bytes: upload.bytes,
      holder: upload.id,
    });
    return completed;
  });
}

async function joinParts(
  ctx: ServiceContext,
  upload: StoredUpload,
  wanted: { bytes: number; crc32c: string },
): Promise<void> {
  const whole = (await ctx.blobs.head(upload.key)) ?? (await compose(ctx, upload, wanted.bytes));
  if (whole.crc32c === wanted.crc32c && whole.bytes === wanted.bytes) return;
  await ctx.blobs.remove(upload.key);
  throw new FacetError(
    "checksum_mismatch",
    `${upload.filename}: ${whole.bytes} bytes arrived with CRC-32C ${whole.crc32c}; ${wanted.bytes} with ${wanted.crc32c} were sent.`,
  );
}

async function compose(ctx: ServiceContext, upload: StoredUpload, bytes: number) {
  if (bytes !== upload.bytes)
    throw new FacetError(
      "checksum_mismatch",
      `${upload.filename}: ${upload.bytes} bytes were announced, ${bytes} are to be completed.`,
      { param: "/bytes" },
    );
  const parts = await listParts(ctx, upload);
  const count = Math.ceil(upload.bytes / upload.partBytes);
  const there = new Set(parts.map((part) => part.number));
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter(
    (number) => !there.has(number),
  );
  if (missing.length > 0) {
    throw new FacetError(
      "upload_incomplete",
      `${upload.filename}: ${missing.length} of ${count} parts are missing, the first is part ${missing[0]}.`,
    );
  }
  if (count === 0) return ctx.blobs.write(upload.key, new Uint8Array());
  try {
    return await ctx.blobs.compose(
      upload.key,
      parts.map((part) => partKey(ctx.principal.orgId, upload.id, part.number)),
    );
  } catch (error) {
    const raced = isBlobError(error, "BlobExists") ? await ctx.blobs.head(upload.key) : undefined;
    if (raced === undefined) throw error;
    return raced;
  }
}
