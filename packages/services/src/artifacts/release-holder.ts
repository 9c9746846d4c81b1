import type { Platform } from "../context.ts";
import { blobReferences } from "../data/collections/blob-references.ts";
import { deletions } from "../data/collections/deletions.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { deletionId } from "./locate-files.ts";

const referencesPerTransaction = 100;

/** Drops every blob reference of an artefact, upload or job's log, and marks the blobs that were left without one. */
export async function releaseHolder(
  platform: Platform,
  orgId: string,
  holder: string,
  reason: string,
): Promise<void> {
  for (let more = true; more; ) {
    more = await commit(platform, tenantContext(orgId), async (work) => {
      const held = await work.query(blobReferences, "byHolder", {
        equals: { holder },
        limit: referencesPerTransaction,
      });
      for (const reference of held) {
        const { key } = reference.data;
        const holders = await work.query(blobReferences, "byKey", { equals: { key }, limit: 2 });
        const marked = await work.get(deletions, deletionId(key));
        const needed = holders.some((other) => other.data.holder !== holder);
        if (!needed && marked === undefined)
          work.create(deletions, deletionId(key), { key, state: "waiting", reason, createdAt: work.now });
        work.remove(blobReferences, reference.id);
      }
      return held.length === referencesPerTransaction;
    });
  }
}
