import { BaseModel } from "@facet/contracts/base-models/base-model";
import { Dataset } from "@facet/contracts/datasets/dataset";
import { StateEventData } from "@facet/contracts/events/job-event";
import { Upload, UploadPartLink } from "@facet/contracts/uploads/upload";
import type { BenchPlatform } from "./bench-platform.ts";
import { followJob } from "./follow-job.ts";

const rows = Array.from({ length: 100 }, (_, index) =>
  JSON.stringify({ prompt: `How much is ${index} and ${index}?`, completion: String(index * 2) }),
);

/** Rows and a base model in a project, imported by the runner that is there. */
export async function makeBenchMaterial(platform: BenchPlatform, projectId: string) {
  const bytes = Buffer.from(rows.join("\n"));
  const upload = await platform.post(
    "/v1/uploads",
    { projectId, filename: "sums.jsonl", bytes: bytes.length },
    Upload,
  );
  const link = await platform.post(`/v1/uploads/${upload.id}/parts/1`, undefined, UploadPartLink);
  const sent = await fetch(new URL(link.href, platform.apiUrl), {
    method: "PUT",
    headers: link.headers,
    body: bytes,
  });
  if (!sent.ok) throw new Error(`the upload was answered with ${sent.status}`);
  const [part] = (await platform.get(`/v1/uploads/${upload.id}`, Upload)).parts;
  await platform.post(
    `/v1/uploads/${upload.id}/complete`,
    { bytes: bytes.length, crc32c: part?.crc32c },
    Upload,
  );
  const dataset = await platform.post(
    "/v1/datasets",
    { projectId, name: "sums", uploadId: upload.id },
    Dataset,
  );
  if (dataset.latestVersion === null) throw new Error("the data set has no version");
  await requireSuccess(platform, dataset.latestVersion.jobId);
  const model = await platform.post(
    "/v1/base-models",
    { projectId, name: "starter", source: { type: "starter" } },
    BaseModel,
  );
  await requireSuccess(platform, model.jobId);
  return { datasetVersionId: dataset.latestVersion.id, baseModelId: model.id };
}

/** Waits for a job's end. Throws unless it succeeded. */
export async function requireSuccess(platform: BenchPlatform, jobId: string): Promise<void> {
  let last = "";
  for await (const { event } of followJob(platform, jobId)) {
    if (event.type === "state") last = StateEventData.parse(event.data).to;
  }
  if (last !== "succeeded") throw new Error(`the job ${jobId} ended ${last || "without a word"}`);
}
