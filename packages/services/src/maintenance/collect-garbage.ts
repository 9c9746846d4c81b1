import type { BlobInfo } from "@facet/ports/blobs";
import { deletionId } from "../artifacts/locate-files.ts";
import type { Platform } from "../context.ts";
import { blobReferences } from "../data/collections/blob-references.ts";
import { deletions } from "../data/collections/deletions.ts";
import { organisationIndex } from "../data/collections/organisation-index.ts";
import { uploads } from "../data/collections/uploads.ts";
import { commit } from "../data/commit.ts";
import { shift } from "../data/moments.ts";
import { systemContext } from "../data/system-context.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { deleteBlobs } from "./delete-blobs.ts";

interface CollectGarbage {
  readonly dryRun: boolean;
  /** Younger blobs may be on their way to a commit and are left alone. */
  readonly olderThanMs: number;
}

export interface Garbage {
  readonly objects: number;
  readonly bytes: number;
  /** The first keys found. */
  readonly examples: string[];
}

const pageSize = 500;
const shownExamples = 20;

/** Blobs that nothing refers to: left by attempts that were lost between sending and committing. Removes them unless `dryRun`. */
export async function collectGarbage({
  ctx,
  input,
}: {
  ctx: Platform;
  input: CollectGarbage;
}): Promise<Garbage> {
  const system = ctx.documents.bind(systemContext("maintenance"));
  const found = { objects: 0, bytes: 0, examples: [] as string[] };
  const before = shift(new Date(ctx.clock.now()).toISOString(), -input.olderThanMs);
  for (let after = ""; ; ) {
    const rows = await system.query(organisationIndex, "after", { range: { after }, limit: 100 });
    for (const { data } of rows) {
      after = data.orgId;
      for await (const blob of listUnused(ctx, data.orgId, before)) {
        found.objects += 1;
        found.bytes += blob.bytes;
        if (found.examples.length < shownExamples) found.examples.push(blob.key);
        if (!input.dryRun) await mark(ctx, data.orgId, blob);
      }
      if (!input.dryRun) await deleteBlobs(ctx, data.orgId);
    }
    if (rows.length < 100) return found;
  }
}

async function* listUnused(ctx: Platform, orgId: string, before: string): AsyncGenerator<BlobInfo> {
  const documents = ctx.documents.bind(tenantContext(orgId));
  for (let startAfter: string | undefined; ; ) {
    const page = await ctx.blobs.list(`orgs/${orgId}/`, {
      ...(startAfter === undefined ? {} : { startAfter }),
      limit: pageSize,
    });
    for (const blob of page) {
      startAfter = blob.key;
      if (blob.createdAt > before) continue;
      const [holder] = await documents.query(blobReferences, "byKey", {
        equals: { key: blob.key },
        limit: 1,
      });
      if (holder === undefined && !(await isOpenUpload(ctx, orgId, blob.key))) yield blob;
    }
    if (page.length < pageSize) return;
  }
}

/** Parts of an upload that may still be resumed belong to it, though nothing refers to them yet. */
async function isOpenUpload(ctx: Platform, orgId: string, key: string): Promise<boolean> {
  const [, , noun, uploadId] = key.split("/");
  if (noun !== "uploads" || uploadId === undefined) return false;
  const upload = await ctx.documents.bind(tenantContext(orgId)).get(uploads, uploadId);
  return upload?.data.state === "open";
}

async function mark(ctx: Platform, orgId: string, { key }: BlobInfo): Promise<void> {
  await commit(ctx, tenantContext(orgId), async (work) => {
    if ((await work.get(deletions, deletionId(key))) !== undefined) return;
    work.create(deletions, deletionId(key), {
      key,
      state: "waiting",
      reason: "unreferenced",
      createdAt: work.now,
    });
  });
}
