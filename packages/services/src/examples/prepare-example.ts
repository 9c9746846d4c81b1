import { readFile } from "node:fs/promises";
import type { BaseModel } from "@facet/contracts/base-models/base-model";
import type { Dataset } from "@facet/contracts/datasets/dataset";
import type { ExampleMaterial, ExampleName } from "@facet/contracts/examples/example";
import { importBaseModel } from "../base-models/import-base-model.ts";
import { listBaseModels } from "../base-models/list-base-models.ts";
import { authorise, type ServiceContext } from "../context.ts";
import { createDataset } from "../datasets/create-dataset.ts";
import { listDatasets } from "../datasets/list-datasets.ts";
import { completeUpload } from "../uploads/complete-upload.ts";
import { createUpload } from "../uploads/create-upload.ts";
import { wholeKey } from "../uploads/upload-keys.ts";
import { exampleFiles, examplePath } from "./example-files.ts";

interface PrepareExample {
  readonly name: ExampleName;
  readonly projectId: string;
}

const starterName = "smollm2-135m-instruct";

/**
 * Brings an example's data and the starter model into a project, each by a job. What is there already is answered as it is,
 * so that doing it again does nothing twice.
 */
export async function prepareExample({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PrepareExample;
}): Promise<ExampleMaterial> {
  authorise(ctx, "datasets:write", input.projectId);
  authorise(ctx, "models:write", input.projectId);
  // The record of a repeated request belongs to this verb's answer, not to those of the verbs it is made of.
  const { idempotency: _own, ...inner } = ctx;
  const dataset = (await findDataset(inner, input)) ?? (await bringDataset(inner, input));
  const baseModel =
    (await findStarter(inner, input.projectId)) ?? (await bringStarter(inner, input.projectId));
  return { dataset, baseModel };
}

async function findDataset(
  ctx: ServiceContext,
  { name, projectId }: PrepareExample,
): Promise<Dataset | undefined> {
  const { data } = await listDatasets({ ctx, input: { projectId, q: name, limit: 100 } });
  const { train, heldOut } = exampleFiles[name];
  return data.find(
    ({ latestVersion }) =>
      latestVersion !== null &&
      latestVersion.state !== "failed" &&
      latestVersion.filename === train &&
      latestVersion.heldOutFilename === heldOut,
  );
}

async function bringDataset(ctx: ServiceContext, { name, projectId }: PrepareExample): Promise<Dataset> {
  const { train, heldOut } = exampleFiles[name];
  const uploadId = await bringFile(ctx, projectId, name, train);
  const heldOutUploadId = await bringFile(ctx, projectId, name, heldOut);
  return createDataset({
    ctx,
    input: {
      projectId,
      name,
      uploadId,
      heldOutUploadId,
      mapping: null,
      splits: { validation: 0.05, test: 0.1, seed: 42 },
    },
  });
}

/** The same upload that a browser makes, but for the way of the bytes. */
async function bringFile(
  ctx: ServiceContext,
  projectId: string,
  name: ExampleName,
  filename: string,
): Promise<string> {
  const content = await readFile(examplePath(name, filename));
  const { id, bytes } = await createUpload({ ctx, input: { projectId, filename, bytes: content.length } });
  const { crc32c } = await ctx.blobs.write(wholeKey(ctx.principal.orgId, id), content);
  await completeUpload({ ctx, input: { id, bytes, crc32c } });
  return id;
}

async function findStarter(ctx: ServiceContext, projectId: string): Promise<BaseModel | undefined> {
  const { data } = await listBaseModels({ ctx, input: { projectId, limit: 100 } });
  return data.find((model) => model.source.type === "starter" && model.state !== "failed");
}

function bringStarter(ctx: ServiceContext, projectId: string): Promise<BaseModel> {
  return importBaseModel({
    ctx,
    input: { projectId, name: starterName, source: { type: "starter" }, hubTokenSecretId: null },
  });
}
