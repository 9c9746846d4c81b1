import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { BaseModel, ModelSource } from "@facet/sdk/generated/types.gen";
import type { InProject } from "../connection/in-project.ts";
import { finishImport } from "../jobs/finish-job.ts";
import { findSecret } from "../keys/find-secret.ts";
import { CliError, exitCodes } from "../terminal/cli-error.ts";
import { say } from "../terminal/print.ts";

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
  if ("path" in source) await requirePath(facet.url, source);
  const hubTokenSecretId = choice.token === undefined ? null : (await findSecret(facet, choice.token)).id;
  const model = await facet.importBaseModel({ body: { projectId, name, source, hubTokenSecretId } });
  if (choice.detach === true) return model;
  const path = { id: model.id };
  await finishImport(facet, model.jobId, () => facet.removeBaseModel({ path }));
  return facet.getBaseModel({ path });
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

/**
 * The runner reads the path, not this command. On one machine that is the same, and a path that leads nowhere is told
 * at once; with a platform elsewhere only its runner knows.
 */
async function requirePath(url: string, { type, path }: ModelSource & { path: string }): Promise<void> {
  if (!isThisMachine(url)) return say(`${path} is read on the machine of the runner, not on this one.`);
  const found = await stat(path).catch(() => undefined);
  const fits = type === "folder" ? found?.isDirectory() : found?.isFile();
  if (fits === true) return;
  const what = type === "folder" ? "folder" : "GGUF file";
  throw new CliError(
    found === undefined ? `there is no ${what} ${path}` : `${path} is no ${what}`,
    type === "folder"
      ? "Name a folder that holds config.json, *.safetensors and the tokenizer's files."
      : "Name one .gguf file; a folder goes with --folder.",
    exitCodes.usage,
  );
}

function isThisMachine(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}

function hubSource(text: string): ModelSource {
  const [repo = "", revision] = text.split("@", 2);
  return { type: "hub", repo, ...(revision === undefined ? {} : { revision }) };
}
