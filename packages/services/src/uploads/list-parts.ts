import type { Upload } from "@facet/contracts/uploads/upload";
import type { ServiceContext } from "../context.ts";
import type { StoredUpload } from "../data/collections/uploads.ts";
import { partPrefix } from "./upload-keys.ts";

/** Parts are read from the blobs themselves: a link needs no bookkeeping, and no document is written per part. */
export async function listParts(ctx: ServiceContext, upload: StoredUpload): Promise<Upload["parts"]> {
  const prefix = partPrefix(ctx.principal.orgId, upload.id);
  const parts: Upload["parts"] = [];
  let startAfter: string | undefined;
  do {
    const page = await ctx.blobs.list(prefix, {
      limit: 500,
      ...(startAfter === undefined ? {} : { startAfter }),
    });
    for (const blob of page)
      parts.push({ number: Number(blob.key.slice(prefix.length)), bytes: blob.bytes, crc32c: blob.crc32c });
    startAfter = page.length === 500 ? page.at(-1)?.key : undefined;
  } while (startAfter !== undefined);
  return parts;
}
