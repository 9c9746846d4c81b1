import { FacetError } from "@facet/contracts/errors/facet-error";
import type { LinkedUpload } from "@facet/contracts/gateway/claim-context";
import type { Reader } from "@facet/ports/documents";
import type { Platform } from "../../context.ts";
import { uploads } from "../../data/collections/uploads.ts";
import { inputOf } from "../../jobs/effects/kind-effect.ts";
import type { GatherInputs } from "./inputs.ts";

export const importDatasetInputs: GatherInputs<"import-dataset"> = async (ctx, documents, job) => {
  const { uploadId, heldOutUploadId } = inputOf("import-dataset", job);
  const heldOutUpload = heldOutUploadId === null ? null : await linkUpload(ctx, documents, heldOutUploadId);
  return { context: { upload: await linkUpload(ctx, documents, uploadId), heldOutUpload }, artifacts: {} };
};

async function linkUpload(ctx: Platform, documents: Reader, uploadId: string): Promise<LinkedUpload> {
  const upload = (await documents.get(uploads, uploadId))?.data;
  if (upload?.state !== "completed" || upload.crc32c === null) {
    throw new FacetError("unreadable_file", `The uploaded file ${uploadId} is not there any more.`, {
      fix: "Upload it again.",
    });
  }
  const { href, expiresAt } = await ctx.blobs.linkToRead(upload.key, { expiresInMs: ctx.timings.linkMs });
  return { filename: upload.filename, bytes: upload.bytes, crc32c: upload.crc32c, href, expiresAt };
}
