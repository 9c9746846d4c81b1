import { resolve } from "node:path";
import type { FineTune } from "@facet/sdk/generated/types.gen";
import { uploadFile } from "@facet/sdk/upload-file";
import { waitForJob } from "@facet/sdk/wait-for-job";
import { type ListedPage, listPages } from "../screens/list-pages.ts";
import type { Stack } from "./open-stack.ts";

const examples = resolve(import.meta.dirname, "../../../examples");

export interface Seeded {
  readonly projectId: string;
  readonly datasetId: string;
  readonly versionId: string;
  readonly baseModelId: string;
}

/** A project with data and a base model, made over the API. */
export async function seedProject(stack: Stack, name = "Support"): Promise<Seeded> {
  const { facet } = stack;
  const { id: projectId } = await facet.createProject({ body: { name } });
  const base = await facet.importBaseModel({
    body: { projectId, name: "starter", source: { type: "starter" }, hubTokenSecretId: null },
  });
  await waitForJob(facet, { jobId: base.jobId });
  const file = resolve(examples, "tool-calls/train.jsonl");
  const { id: uploadId } = await uploadFile(facet, { projectId, file });
  const dataset = await facet.createDataset({ body: { projectId, name: "requests", uploadId } });
  const version = dataset.latestVersion;
  if (version === null) throw new Error("The data set has no version.");
  await waitForJob(facet, { jobId: version.jobId });
  return { projectId, datasetId: dataset.id, versionId: version.id, baseModelId: base.id };
}

/** A run over the API; `name` becomes the model's too. */
export async function startRun(
  { facet }: Stack,
  { projectId, versionId, baseModelId }: Seeded,
  name: string,
): Promise<FineTune> {
  return facet.createFineTune({
    body: { projectId, name, baseModelId, datasetVersionId: versionId, preset: "quick" },
  });
}

/** Waits until nothing of a run is left to do. */
export async function waitForRun({ facet }: Stack, run: FineTune): Promise<FineTune> {
  for (const id of [run.jobs.train, run.jobs.evaluate, run.jobs.export])
    if (id !== null) await waitForJob(facet, { jobId: id });
  return facet.getFineTune({ path: { id: run.id } });
}

/** Every page there is to look at: those of a project with a finished run, and those of an empty one. */
export async function seedPages(stack: Stack): Promise<readonly ListedPage[]> {
  const seeded = await seedProject(stack);
  const run = await waitForRun(stack, await startRun(stack, seeded, "finished"));
  const empty = await stack.facet.createProject({ body: { name: "Empty" } });
  return listPages({ ...seeded, run, emptyProjectId: empty.id });
}
