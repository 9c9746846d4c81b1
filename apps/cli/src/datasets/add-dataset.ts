import { basename, extname } from "node:path";
import type { Dataset } from "@facet/sdk/generated/types.gen";
import type { InProject } from "../connection/in-project.ts";
import { finishImport } from "../jobs/finish-job.ts";
import { readMapping, readSplits } from "./read-choices.ts";
import { sendFile } from "./send-file.ts";

export interface AddDataset {
  readonly file: string;
  readonly name?: string;
  readonly heldOut?: string;
  readonly mapping?: string;
  readonly split?: string;
  readonly detach?: boolean;
}

/** Uploads, creates, and waits for the import unless told not to. Throws the import's own error. */
export async function addDataset(work: InProject, input: AddDataset): Promise<Dataset> {
  const mapping = readMapping(input.mapping);
  const splits = readSplits(input.split);
  const upload = await sendFile(work, input.file);
  const heldOut = input.heldOut === undefined ? null : await sendFile(work, input.heldOut);
  const dataset = await work.facet.createDataset({
    body: {
      projectId: work.projectId,
      name: input.name ?? basename(input.file, extname(input.file)),
      uploadId: upload.id,
      heldOutUploadId: heldOut?.id ?? null,
      mapping,
      ...(splits === undefined ? {} : { splits }),
    },
  });
  const jobId = dataset.latestVersion?.jobId;
  if (input.detach === true || jobId === undefined) return dataset;
  const uploads = [upload, ...(heldOut === null ? [] : [heldOut])];
  const dropUploads = async () => {
    for (const { id } of uploads) await work.facet.removeUpload({ path: { id } });
  };
  const path = { id: dataset.id };
  await finishImport(work.facet, jobId, async () => {
    await work.facet.removeDataset({ path });
    await dropUploads();
  });
  // The rows stand on their own now. A file that cannot be dropped here expires by itself.
  await dropUploads().catch(() => undefined);
  return work.facet.getDataset({ path });
}
