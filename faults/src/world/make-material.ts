import { BaseModel } from "@facet/contracts/base-models/base-model";
import { Dataset } from "@facet/contracts/datasets/dataset";
import { Project } from "@facet/contracts/projects/project";
import { Upload, UploadPartLink } from "@facet/contracts/uploads/upload";
import type { z } from "zod";
import { Broken } from "./broken.ts";
import type { Client } from "./open-client.ts";
import { waitForEnd } from "./watch-job.ts";

/** What a person has before the first fine-tune. */
export interface Material {
  readonly projectId: string;
  readonly datasetVersionId: string;
  readonly baseModelId: string;
}

const rows = Array.from({ length: 60 }, (_, index) =>
  JSON.stringify({
    messages: [
      { role: "user", content: `How much is ${index} and ${index}?` },
      { role: "assistant", content: String(index * 2) },
    ],
  }),
);
export const sampleFile = Buffer.from(`${rows.join("\n")}\n`);

/** A project, rows that were uploaded and imported, and a base model. Needs a runner. */
export async function makeMaterial(client: Client, name = "Sums"): Promise<Material> {
  const project = await client.post("/v1/projects", { name }, Project);
  const upload = await sendFile(client, project.id, sampleFile);
  const dataset = await client.post(
    "/v1/datasets",
    { projectId: project.id, name: "sums", uploadId: upload.id },
    Dataset,
  );
  const model = await client.post(
    "/v1/base-models",
    { projectId: project.id, name: "starter", source: { type: "starter" } },
    BaseModel,
  );
  for (const id of [dataset.latestVersion?.jobId ?? "", model.jobId]) {
    const { kind, state, error } = await waitForEnd(client, id);
    if (state !== "succeeded") throw new Broken(`${kind} ended ${state}: ${JSON.stringify(error)}`);
  }
  return { projectId: project.id, datasetVersionId: dataset.latestVersion?.id ?? "", baseModelId: model.id };
}

/** Uploads a file in one part and completes it. */
export async function sendFile(client: Client, projectId: string, bytes: Buffer): Promise<Upload> {
  const asked = { projectId, filename: "sums.jsonl", bytes: bytes.length };
  const { id } = await client.post("/v1/uploads", asked, Upload);
  const link = await client.post(`/v1/uploads/${id}/parts/1`, undefined, UploadPartLink);
  await putPart(client, link, bytes);
  const { parts } = await client.get(`/v1/uploads/${id}`, Upload);
  return client.post(`/v1/uploads/${id}/complete`, { bytes: bytes.length, crc32c: parts[0]?.crc32c }, Upload);
}

export async function putPart(
  client: Client,
  { href, headers }: z.infer<typeof UploadPartLink>,
  bytes: Buffer,
): Promise<Response> {
  return fetch(new URL(href, client.url), { method: "PUT", headers, body: new Uint8Array(bytes) });
}
