import { FacetError } from "@facet/contracts/errors/facet-error";
import type { UploadPartLink } from "@facet/contracts/uploads/upload";
import type { z } from "zod";
import type { ServiceContext } from "../context.ts";
import { requireUpload } from "./get-upload.ts";
import { partKey } from "./upload-keys.ts";

/** A link that takes the bytes of one part. A part that has arrived is not taken twice. */
export async function linkUploadPart({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; number: number };
}): Promise<z.infer<typeof UploadPartLink>> {
  const upload = await requireUpload(ctx, input.id);
  if (upload.state !== "open") throw new FacetError("conflict", `The upload is ${upload.state}.`);
  const count = Math.max(1, Math.ceil(upload.bytes / upload.partBytes));
  if (input.number > count)
    throw new FacetError(
      "invalid_request",
      `The file has ${count} parts; part ${input.number} is not one of them.`,
      { param: "number" },
    );
  const link = await ctx.blobs.linkToWrite(partKey(ctx.principal.orgId, upload.id, input.number), {
    expiresInMs: ctx.timings.linkMs,
    maxBytes: upload.partBytes,
  });
  return {
    number: input.number,
    method: "PUT",
    href: link.href,
    headers: { ...link.headers },
    expiresAt: link.expiresAt,
  };
}
