import { FacetError } from "@facet/contracts/errors/facet-error";
import { authorise, type ServiceContext } from "../context.ts";
import { uploads } from "../data/collections/uploads.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { findReader } from "./find-reader.ts";

/** Gives an upload up, whether it is complete or not. What was imported from it stays. Throws `in_use` while an import reads it. */
export function removeUpload({ ctx, input }: { ctx: ServiceContext; input: { id: string } }): Promise<void> {
  const { orgId } = ctx.principal;
  return commit(ctx, tenantContext(orgId), async (work) => {
    const upload = (await work.get(uploads, input.id))?.data;
    if (upload === undefined) throw new FacetError("not_found", "There is no such upload.");
    authorise(ctx, "datasets:write", upload.projectId);
    const reader = await findReader(work, upload);
    if (reader !== undefined)
      throw new FacetError("in_use", `The import ${reader.id} reads ${upload.filename}.`, {
        fix: `Wait for it, or cancel it with \`./facet jobs cancel ${reader.id}\`.`,
      });
    work.remove(uploads, upload.id);
    work.later({ type: "clear-upload", orgId, uploadId: upload.id });
  });
}
