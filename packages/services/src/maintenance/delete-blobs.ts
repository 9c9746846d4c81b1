import type { Platform } from "../context.ts";
import { blobReferences } from "../data/collections/blob-references.ts";
import { deletions } from "../data/collections/deletions.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";

const blobsPerRound = 50;

/**
 * Removes blobs that were left without a reference. The mark becomes `deleting` before the bytes go, and while it stands
 * nothing can refer to them: a commit that meets it has its runner send the bytes again.
 */
export async function deleteBlobs(ctx: Platform, orgId: string): Promise<void> {
  const tenant = tenantContext(orgId);
  const due = await ctx.documents.bind(tenant).query(deletions, "oldest", { limit: blobsPerRound });
  for (const { id, data } of due) {
    const unused = await commit(ctx, tenant, async (work) => {
      const mark = await work.get(deletions, id);
      const [holder] = await work.query(blobReferences, "byKey", { equals: { key: data.key }, limit: 1 });
      if (mark === undefined) return false;
      if (holder === undefined) work.set(deletions, id, { ...mark.data, state: "deleting" });
      else work.remove(deletions, id);
      return holder === undefined;
    });
    if (!unused) continue;
    await ctx.blobs.remove(data.key);
    await commit(ctx, tenant, async (work) => work.remove(deletions, id));
  }
}
