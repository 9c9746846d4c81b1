import { basename, extname } from "node:path";
import type { CreateDatasetData, CreateDatasetVersionData, Dataset } from "@facet/sdk/generated/types.gen";
import type { InProject } from "../connection/in-project.ts";
import { finishImport } from "../jobs/finish-job.ts";
import { findDataset } from "./find-dataset.ts";
import { readMapping, readSplits } from "./read-choices.ts";
import { sendFile } from "./send-file.ts";

export interface AddDataset {
  readonly file: string;
  readonly name?: string;
  /** Name or id of the data set that gets a new version of it, instead of a data set of its own. */
  readonly to?: string;
  readonly heldOut?: string;
  readonly mapping?: string;
  readonly split?: string;
  readonly detach?: boolean;
}

/** Uploads, creates, and waits for the import unless told not to. Throws the import's own error. */
export async function addDataset(work: InProject, input: AddDataset): Promise<Dataset> {
  const mapping = readMapping(input.mapping);
  const splits = readSplits(input.split);
  const grown = input.to === undefined ? undefined : await findDataset(work, input.to);
  const upload = await sendFile(work, input.file);
  const heldOut = input.heldOut === undefined ? null : await sendFile(work, input.heldOut);
  const source = {
    uploadId: upload.id,
    heldOutUploadId: heldOut?.id ?? null,
    mapping,
    ...(splits === undefined ? {} : { splits }),
  };
  const { id, jobId, forget } =
    grown === undefined
      ? await begin(work, { ...source, name: input.name ?? basename(input.file, extname(input.file)) })
      : await grow(work, grown.id, source);
  const path = { id };
  if (input.detach === true) return work.facet.getDataset({ path });
  const uploads = [upload, ...(heldOut === null ? [] : [heldOut])];
  const dropUploads = async () => {
    for (const { id: uploadId } of uploads) await work.facet.removeUpload({ path: { id: uploadId } });
  };
  await finishImport(work.facet, jobId, async () => {
    await forget();
    await dropUploads();
  });
  // The rows stand on their own now. A file that cannot be dropped here expires by itself.
  await dropUploads().catch(() => undefined);
  return work.facet.getDataset({ path });
}

interface Begun {
  readonly id: string;
  readonly jobId: string;
  /** Removes what a failed import leaves. */
  readonly forget: () => Promise<unknown>;
}

async function begin(
  { facet, projectId }: InProject,
  source: Omit<CreateDatasetData["body"], "projectId">,
): Promise<Begun> {
  const { id, latestVersion } = await facet.createDataset({ body: { projectId, ...source } });
  if (latestVersion === null) throw new Error("A new data set has a version.");
  return { id, jobId: latestVersion.jobId, forget: () => facet.removeDataset({ path: { id } }) };
}

async function grow(
  { facet }: InProject,
  id: string,
  body: CreateDatasetVersionData["body"],
): Promise<Begun> {
  const version = await facet.createDatasetVersion({ path: { id }, body });
  return { id, jobId: version.jobId, forget: () => facet.removeDatasetVersion({ path: { id: version.id } }) };
}
