import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Upload } from "@facet/contracts/uploads/upload";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { type StoredUpload, uploads } from "../data/collections/uploads.ts";
import { listParts } from "./list-parts.ts";

/** An upload with the parts that have arrived: what a client needs to go on after an interruption. */
export async function getUpload({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Upload> {
  const stored = await requireUpload(ctx, input.id);
  const { key: _key, crc32c: _crc32c, ...upload } = stored;
  return upload.state === "open" ? { ...upload, parts: await listParts(ctx, stored) } : upload;
}

export async function requireUpload(ctx: ServiceContext, id: string): Promise<StoredUpload> {
  const found = await ownDocuments(ctx).get(uploads, id);
  if (found === undefined) throw new FacetError("not_found", "There is no such upload.");
  authorise(ctx, "datasets:write", found.data.projectId);
  return found.data;
}
