import { FacetError } from "@facet/contracts/errors/facet-error";
import { newId } from "@facet/contracts/ids";
import { importBaseModel } from "../base-models/import-base-model.ts";
import { blobReferences } from "../data/collections/blob-references.ts";
import { datasets } from "../data/collections/datasets.ts";
import { uploads } from "../data/collections/uploads.ts";
import { commit } from "../data/commit.ts";
import { sha256 } from "../data/digest.ts";
import { shift } from "../data/moments.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { createDataset } from "../datasets/create-dataset.ts";
import { wholeKey } from "../uploads/upload-keys.ts";
import { drainLine, openRunner } from "./act-as-runner.ts";
import type { Account } from "./new-account.ts";

export interface Material {
  readonly datasetVersionId: string;
  readonly baseModelId: string;
}

/** A completed upload of a small file. */
export async function newUpload({ ctx, orgId, projectId }: Account): Promise<string> {
  const id = newId("upload");
  const key = wholeKey(orgId, id);
  const { bytes, crc32c } = await ctx.blobs.write(key, Buffer.from(`{"text":"${id}"}\n`));
  await commit(ctx, tenantContext(orgId), async (work) => {
    const expiresAt = shift(work.now, ctx.timings.uploadKeptMs);
    work.create(uploads, id, {
      id,
      projectId,
      filename: "rows.jsonl",
      bytes,
      state: "completed",
      partBytes: 1024,
      parts: [],
      createdAt: work.now,
      expiresAt,
      key,
      crc32c,
    });
    work.create(blobReferences, sha256(`${key} ${id}`), { key, sha256: null, bytes, holder: id });
  });
  return id;
}

/** A data set version and a base model of the account, both imported by a runner that then goes away. */
export async function newMaterial(account: Account): Promise<Material> {
  const { ctx, orgId, projectId } = account;
  const uploadId = await newUpload(account);
  const dataset = await createDataset({
    ctx,
    input: {
      projectId,
      name: "rows",
      uploadId,
      heldOutUploadId: null,
      mapping: null,
      splits: { validation: 0.05, test: 0.1, seed: 42 },
    },
  });
  const base = await importBaseModel({
    ctx,
    input: {
      projectId,
      name: `base-${sha256(uploadId).slice(0, 8)}`,
      source: { type: "starter" },
      hubTokenSecretId: null,
    },
  });
  await drainLine(ctx, await openRunner(ctx));
  const row = await ctx.documents.bind(tenantContext(orgId)).get(datasets, dataset.id);
  if (row?.data.latestVersionId == null) throw new FacetError("internal", "the data set has no version");
  return { datasetVersionId: row.data.latestVersionId, baseModelId: base.id };
}
