import { resolve } from "node:path";
import type { BaseModel, ModelSource } from "@facet/sdk/generated/types.gen";
import type { InProject } from "../connection/in-project.ts";
import { finishJob } from "../jobs/finish-job.ts";
import { findSecret } from "../keys/find-secret.ts";
import { CliError, exitCodes } from "../terminal/cli-error.ts";

export interface ImportChoice {
  readonly starter?: boolean;
  readonly hub?: string;
  readonly folder?: string;
  readonly gguf?: string;
  /** Name of a stored secret, never the token itself. */
  readonly token?: string;
  readonly detach?: boolean;
}

/** Imports a base model and waits for it unless told not to. Throws the import's own error. */
export async function importModel(
  { facet, projectId }: InProject,
  name: string,
  choice: ImportChoice,
): Promise<BaseModel> {
  const source = readSource(choice);
  const hubTokenSecretId = choice.token === undefined ? null : (await findSecret(facet, choice.token)).id;
  const model = await facet.importBaseModel({ body: { projectId, name, source, hubTokenSecretId } });
  if (choice.detach === true) return model;
  await finishJob(facet, model.jobId);
  return facet.getBaseModel({ path: { id: model.id } });
}

function readSource({ starter, hub, folder, gguf }: ImportChoice): ModelSource {
  const sources: ModelSource[] = [];
  if (starter === true) sources.push({ type: "starter" });
  if (hub !== undefined) sources.push(hubSource(hub));
  if (folder !== undefined) sources.push({ type: "folder", path: resolve(folder) });
  if (gguf !== undefined) sources.push({ type: "gguf", path: resolve(gguf) });
  const [only] = sources;
  if (only !== undefined && sources.length === 1) return only;
  throw new CliError(
    "say where the model comes from, once",
    "Give one of --starter, --hub REPO, --folder PATH, --gguf PATH.",
    exitCodes.usage,
  );
}

function hubSource(text: string): ModelSource {
  const [repo = "", revision] = text.split("@", 2);
  return { type: "hub", repo, ...(revision === undefined ? {} : { revision }) };
}
