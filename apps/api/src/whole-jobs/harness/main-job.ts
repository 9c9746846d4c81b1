import { BaseModel } from "@facet/contracts/base-models/base-model";
import { Dataset } from "@facet/contracts/datasets/dataset";
import { JobEvent } from "@facet/contracts/events/job-event";
import { type CreateFineTune, FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { JobView } from "@facet/contracts/jobs/job";
import { isFinal } from "@facet/contracts/jobs/job-state";
import { Project } from "@facet/contracts/projects/project";
import { Upload, UploadPartLink } from "@facet/contracts/uploads/upload";
import { z } from "zod";
import type { TestPlatform } from "./test-platform.ts";
import { until } from "./until.ts";

const rows = Array.from({ length: 60 }, (_, index) =>
  JSON.stringify({
    messages: [
      { role: "user", content: `How much is ${index} and ${index}?` },
      { role: "assistant", content: String(index * 2) },
    ],
  }),
);

export interface Material {
  readonly projectId: string;
  readonly datasetVersionId: string;
  readonly baseModelId: string;
}

/** What a person has before the first fine-tune: a project, rows that were uploaded and imported, a base model. */
export async function makeMaterial(platform: TestPlatform): Promise<Material> {
  const project = await platform.post("/v1/projects", { name: "Sums" }, Project);
  const bytes = Buffer.from(`${rows.join("\n")}\n`);
  const upload = await platform.post(
    "/v1/uploads",
    { projectId: project.id, filename: "sums.jsonl", bytes: bytes.length },
    Upload,
  );
  const link = await platform.post(`/v1/uploads/${upload.id}/parts/1`, undefined, UploadPartLink);
  await platform.put(link.href, link.headers, bytes);
  const arrived = await platform.get(`/v1/uploads/${upload.id}`, Upload);
  await platform.post(
    `/v1/uploads/${upload.id}/complete`,
    { bytes: bytes.length, crc32c: arrived.parts[0]?.crc32c },
    Upload,
  );
  const dataset = await platform.post(
    "/v1/datasets",
    { projectId: project.id, name: "sums", uploadId: upload.id },
    Dataset,
  );
  const model = await platform.post(
    "/v1/base-models",
    { projectId: project.id, name: "starter", source: { type: "starter" } },
    BaseModel,
  );
  const imported = await waitForEnd(platform, dataset.latestVersion?.jobId ?? "");
  const brought = await waitForEnd(platform, model.jobId);
  for (const job of [imported, brought]) {
    if (job.state !== "succeeded")
      throw new Error(`${job.kind} ended ${job.state}: ${JSON.stringify(job.error)}`);
  }
  return { projectId: project.id, datasetVersionId: dataset.latestVersion?.id ?? "", baseModelId: model.id };
}

export function startFineTune(
  platform: TestPlatform,
  material: Material,
  more: Partial<z.input<typeof CreateFineTune>> = {},
): Promise<FineTune> {
  return platform.post("/v1/fine-tunes", { ...material, preset: "quick", ...more }, FineTune);
}

export const getJob = (platform: TestPlatform, id: string) => platform.get(`/v1/jobs/${id}`, JobView);

export function waitForEnd(platform: TestPlatform, id: string): Promise<JobView> {
  return until(`job ${id} to end`, async () => {
    const job = await getJob(platform, id).catch(() => undefined);
    return job !== undefined && isFinal(job.state) ? job : undefined;
  });
}

const Page = z.object({ events: z.array(JobEvent), lastSeq: z.int(), more: z.boolean() });

export async function readAllEvents(platform: TestPlatform, id: string): Promise<JobEvent[]> {
  const all: JobEvent[] = [];
  for (let after = 0; ; ) {
    const page = await platform.get(`/v1/jobs/${id}/events?after=${after}&limit=1000`, Page);
    all.push(...page.events);
    after = page.lastSeq;
    if (!page.more) return all;
  }
}

const Metric = z.object({ step: z.int(), values: z.object({ loss: z.number() }) });

/** Loss by step, the newest attempt's word where two did the same step. */
export function lossSeries(events: readonly JobEvent[]): Map<number, number> {
  const series = new Map<number, number>();
  for (const event of events) {
    if (event.type !== "metric") continue;
    const { step, values } = Metric.parse(event.data);
    series.set(step, values.loss);
  }
  return series;
}
