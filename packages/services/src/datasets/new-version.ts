import type { CreateDataset, CreateDatasetVersion, DatasetVersion } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { newId } from "@facet/contracts/ids";
import type { Reader } from "@facet/ports/documents";
import type { z } from "zod";
import { type StoredUpload, uploads } from "../data/collections/uploads.ts";
import type { Work } from "../data/work.ts";
import { addJob, type NewJob } from "../jobs/add-job.ts";

type Source = Pick<
  z.infer<typeof CreateDataset> & z.infer<typeof CreateDatasetVersion>,
  "uploadId" | "heldOutUploadId" | "mapping"
>;

interface NewVersion {
  readonly orgId: string;
  readonly datasetId: string;
  readonly projectId: string;
  readonly number: number;
  readonly source: Source;
  readonly splits: DatasetVersion["splits"];
}

/** A version that is still to be imported, and what adds the job that does it; the caller stores both. */
export async function newVersion(
  work: Work,
  { orgId, datasetId, projectId, number, source, splits }: NewVersion,
): Promise<{ version: DatasetVersion; startImport: () => Promise<unknown> }> {
  const upload = await requireCompleted(work, source.uploadId, projectId, "/uploadId");
  const heldOut =
    source.heldOutUploadId === null
      ? null
      : await requireCompleted(work, source.heldOutUploadId, projectId, "/heldOutUploadId");
  const [id, jobId] = [newId("datasetVersion"), newId("job")];
  const { mapping } = source;
  const version: DatasetVersion = {
    id,
    datasetId,
    projectId,
    number,
    state: "importing",
    jobId,
    artifactId: null,
    filename: upload.filename,
    bytes: upload.bytes,
    heldOutFilename: heldOut?.filename ?? null,
    sourceSha256: null,
    contentHash: null,
    detection: null,
    mapping,
    splits,
    type: null,
    counts: null,
    refusedByCode: null,
    createdAt: work.now,
    readyAt: null,
  };
  const job: NewJob<"import-dataset"> = {
    id: jobId,
    orgId,
    projectId,
    fineTuneId: null,
    kind: "import-dataset",
    lane: "cpu",
    dependsOn: [],
    input: {
      datasetId,
      datasetVersionId: id,
      uploadId: upload.id,
      heldOutUploadId: heldOut?.id ?? null,
      mapping,
      splits,
    },
  };
  return { version, startImport: () => addJob(work, job) };
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
