import type { DatasetPreview, PreviewDataset } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { previewDataset as previewBytes } from "@facet/datasets/preview-dataset";
import { isBlobError } from "@facet/ports/blobs";
import type { z } from "zod";
import type { ServiceContext } from "../context.ts";
import { requireUpload } from "../uploads/get-upload.ts";
import { partKey } from "../uploads/upload-keys.ts";

const headBytes = 4 * 1024 ** 2;

/** What was detected, and the first rows as they would be kept: from the first part, before the upload has ended. */
export async function previewDataset({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: z.infer<typeof PreviewDataset>;
}): Promise<DatasetPreview> {
  const upload = await requireUpload(ctx, input.uploadId);
  const key = upload.state === "completed" ? upload.key : partKey(ctx.principal.orgId, upload.id, 1);
  try {
    const { info, body } = await ctx.blobs.read(key, { start: 0, end: headBytes - 1 });
    return await previewBytes({
      source: body,
      partial: upload.bytes > Math.min(info.bytes, headBytes),
      mapping: input.mapping,
      rows: input.rows,
    });
  } catch (error) {
    if (isBlobError(error, "BlobRange"))
      throw new FacetError("empty_file", `${upload.filename} has no bytes.`);
    if (!isBlobError(error, "BlobNotFound")) throw error;
    throw new FacetError("upload_incomplete", "The first part of the file has not arrived yet.");
  }
}
