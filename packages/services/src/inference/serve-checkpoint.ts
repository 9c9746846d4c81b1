import { FacetError } from "@facet/contracts/errors/facet-error";
import type { ServedModel } from "@facet/contracts/inference/inference-request";
import type { Reader } from "@facet/ports/documents";
import { linkArtifact } from "../artifacts/link-artifact.ts";
import { authorise, type ServiceContext } from "../context.ts";
import { artifacts } from "../data/collections/artifacts.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { jobs } from "../data/collections/jobs.ts";
import { serveBase } from "./serve-base.ts";

export interface NamedCheckpoint {
  readonly fineTuneId: string;
  readonly step: number;
}

/** `run_...:step-32`: a checkpoint that a run keeps; undefined when the name is of something else. */
export function checkpointOfName(name: string): NamedCheckpoint | undefined {
  const [, fineTuneId, step] = /^(run_[0-9a-z]+):step-(\d{1,9})$/.exec(name) ?? [];
  return fineTuneId === undefined ? undefined : { fineTuneId, step: Number(step) };
}

/** What peft reads; the state of the optimizer beside it is not sent. */
const adapterFiles = ["adapter_config.json", "adapter_model.safetensors"];

/** A checkpoint as an adapter on its base, while the run keeps it. */
export async function serveCheckpoint(
  ctx: ServiceContext,
  documents: Reader,
  { fineTuneId, step }: NamedCheckpoint,
): Promise<ServedModel> {
  const run = (await documents.get(fineTunes, fineTuneId))?.data;
  if (run === undefined)
    throw new FacetError("model_not_found", "There is no such fine-tune.", { param: "model" });
  authorise(ctx, "inference", run.projectId);
  const job = (await documents.get(jobs, run.jobs.train))?.data;
  const kept = job?.checkpoints.find((one) => one.step === step);
  const files =
    kept === undefined ? [] : ((await documents.get(artifacts, kept.artifactId))?.data.files ?? []);
  if (kept === undefined || files.length === 0)
    throw new FacetError("model_not_found", `${run.name} keeps no checkpoint of step ${step}.`, {
      param: "model",
      fix: `GET /v1/jobs/${run.jobs.train}/checkpoints lists those that are kept.`,
    });
  if (!adapterFiles.every((wanted) => files.some(({ path }) => path === wanted)))
    throw new FacetError("model_not_found", `The checkpoint of step ${step} holds no adapter.`, {
      param: "model",
      fix: "Only checkpoints of LoRA runs can be asked; ask for the run's model.",
    });
  const base = await serveBase(ctx, documents, run.baseModelId);
  const adapter = await linkArtifact(ctx, documents, kept.artifactId, (path) => adapterFiles.includes(path));
  return { key: kept.artifactId, engine: "transformers", artifact: base.artifact, adapter };
}
