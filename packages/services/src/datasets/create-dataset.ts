import type { CreateDataset, Dataset, DatasetVersion } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { newId } from "@facet/contracts/ids";
import type { Reader } from "@facet/ports/documents";
import type { z } from "zod";
import { authorise, type ServiceContext } from "../context.ts";
import { datasetVersions } from "../data/collections/dataset-versions.ts";
import { datasets } from "../data/collections/datasets.ts";
import { type StoredUpload, uploads } from "../data/collections/uploads.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { hint } from "../events/topics.ts";
import { addJob } from "../jobs/add-job.ts";
import { requireProject } from "../projects/require-project.ts";

/** A data set with its first version, which a job then imports. */
export async function createDataset({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: z.infer<typeof CreateDataset>;
}): Promise<Dataset> {
  authorise(ctx, "datasets:write", input.projectId);
  const { orgId } = ctx.principal;
  return commit(ctx, tenantContext(orgId), async (work) => {
    await requireProject(work, input.projectId);
    const upload = await requireCompleted(work, input.uploadId, input.projectId, "/uploadId");
    const heldOut =
      input.heldOutUploadId === null
        ? null
        : await requireCompleted(work, input.heldOutUploadId, input.projectId, "/heldOutUploadId");
    const [datasetId, versionId, jobId] = [newId("dataset"), newId("datasetVersion"), newId("job")];

    const version: DatasetVersion = {
      id: versionId,
      datasetId,
      projectId: input.projectId,
      number: 1,
      state: "importing",
      jobId,
      artifactId: null,
      filename: upload.filename,
      bytes: upload.bytes,
      heldOutFilename: heldOut?.filename ?? null,
      sourceSha256: null,
      contentHash: null,
      detection: null,
      mapping: input.mapping,
      splits: input.splits,
      type: null,
      counts: null,
      refusedByCode: null,
      createdAt: work.now,
      readyAt: null,
    };
    const dataset: Dataset = {
      id: datasetId,
      projectId: input.projectId,
      name: input.name,
      latestVersion: version,
      createdAt: work.now,
      updatedAt: work.now,
    };
    const { latestVersion: _version, ...stored } = dataset;

    await ctx.idempotency?.settle(work, dataset);
    work.create(datasets, datasetId, { ...stored, latestVersionId: versionId });
    work.create(datasetVersions, versionId, version);
    hint(work, input.projectId, "dataset", datasetId, Date.parse(work.now));
    await addJob(work, {
      id: jobId,
      orgId,
      projectId: input.projectId,
      fineTuneId: null,
      kind: "import-dataset",
      lane: "cpu",
      dependsOn: [],
      input: {
        datasetId,
        datasetVersionId: versionId,
        uploadId: upload.id,
        heldOutUploadId: heldOut?.id ?? null,
        mapping: input.mapping,
        splits: input.splits,
      },
    });
    return dataset;
  });
}

async function requireCompleted(
  reader: Reader,
  id: string,
  projectId: string,
  param: string,
): Promise<StoredUpload> {
  const upload = (await reader.get(uploads, id))?.data;
  if (upload === undefined || upload.projectId !== projectId)
    throw new FacetError("not_found", "There is no such upload in this project.", { param });
  if (upload.state !== "completed")
    throw new FacetError("upload_incomplete", `The upload of ${upload.filename} is ${upload.state}.`, {
      param,
    });
  return upload;
}
