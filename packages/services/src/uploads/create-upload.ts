import { newId } from "@facet/contracts/ids";
import { type CreateUpload, Upload } from "@facet/contracts/uploads/upload";
import type { z } from "zod";
import { authorise, type ServiceContext } from "../context.ts";
import { uploads } from "../data/collections/uploads.ts";
import { commit } from "../data/commit.ts";
import { shift } from "../data/moments.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { requireProject } from "../projects/require-project.ts";
import { wholeKey } from "./upload-keys.ts";

const smallestPart = 8 * 1024 ** 2;
const maxParts = 10_000;

/** Opens an upload: its parts may be sent in any order, again, and after an interruption. */
export async function createUpload({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: z.infer<typeof CreateUpload>;
}): Promise<Upload> {
  authorise(ctx, "datasets:write", input.projectId);
  const id = newId("upload");
  const { orgId } = ctx.principal;
  return commit(ctx, tenantContext(orgId), async (work) => {
    await requireProject(work, input.projectId);
    const upload = Upload.parse({
      id,
      projectId: input.projectId,
      filename: input.filename,
      bytes: input.bytes,
      state: "open",
      partBytes: Math.max(smallestPart, Math.ceil(input.bytes / maxParts)),
      parts: [],
      createdAt: work.now,
      expiresAt: shift(work.now, ctx.timings.uploadKeptMs),
    });
    await ctx.idempotency?.settle(work, upload);
    work.create(uploads, id, { ...upload, key: wholeKey(orgId, id), crc32c: null });
    return upload;
  });
}
