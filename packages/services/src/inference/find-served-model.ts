import { FacetError } from "@facet/contracts/errors/facet-error";
import type { ServedModel } from "@facet/contracts/inference/inference-request";
import type { Model } from "@facet/contracts/models/model";
import type { BoundDocuments } from "@facet/ports/documents";
import { linkArtifact } from "../artifacts/link-artifact.ts";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { exportRuns } from "../data/collections/exports.ts";
import { models } from "../data/collections/models.ts";
import { findModelByName } from "./find-model-by-name.ts";
import { serveBase } from "./serve-base.ts";
import { checkpointOfName, serveCheckpoint } from "./serve-checkpoint.ts";

/**
 * The model a name or id stands for, ready to be served. A tuned model is served from its certified F16 file once it is
 * exported, before that from its adapter; `name:q8_0` or `name:adapter` asks for one of them. `run_...:step-32` is a
 * checkpoint that a run keeps.
 */
export async function findServedModel({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { name: string };
}): Promise<ServedModel> {
  authorise(ctx, "inference");
  const documents = ownDocuments(ctx);
  // A name may hold a colon itself: the whole of it comes first.
  const whole = await findModelByName(ctx, input.name);
  const checkpoint = whole === undefined ? checkpointOfName(input.name) : undefined;
  if (checkpoint !== undefined) return serveCheckpoint(ctx, documents, checkpoint);
  const [name, variant = null] = whole === undefined ? splitVariant(input.name) : [input.name];
  const found = whole ?? (await findModelByName(ctx, name));
  if (found?.noun === "baseModel") return serveBase(ctx, documents, found.id);
  if (found?.noun === "model") return serveTuned(ctx, documents, found.id, variant);
  throw new FacetError("model_not_found", `There is no model ${input.name}.`, {
    param: "model",
    fix: "GET /openai/v1/models lists the models that can be asked.",
  });
}

function splitVariant(name: string): [string, string?] {
  const colon = name.lastIndexOf(":");
  return colon < 0 ? [name] : [name.slice(0, colon), name.slice(colon + 1).toLowerCase()];
}

async function serveTuned(
  ctx: ServiceContext,
  documents: BoundDocuments,
  id: string,
  variant: string | null,
): Promise<ServedModel> {
  const model = (await documents.get(models, id))?.data;
  if (model === undefined)
    throw new FacetError("model_not_found", "There is no such model.", { param: "model" });
  authorise(ctx, "inference", model.projectId);
  const gguf = variant === "adapter" ? undefined : await newestGguf(documents, model, variant);
  if (gguf !== undefined)
    return { key: gguf, engine: "llama", artifact: await linkArtifact(ctx, documents, gguf), adapter: null };
  if (variant !== null && variant !== "adapter") {
    throw new FacetError("model_not_found", `${model.name} has no ${variant.toUpperCase()} export.`, {
      param: "model",
      fix: `Ask for ${model.name}, or export it as ${variant.toUpperCase()} first.`,
    });
  }
  return serveWeights(ctx, documents, model);
}

async function serveWeights(
  ctx: ServiceContext,
  documents: BoundDocuments,
  model: Model,
): Promise<ServedModel> {
  const own = await linkArtifact(ctx, documents, model.artifactId);
  if (model.kind === "model")
    return { key: model.artifactId, engine: "transformers", artifact: own, adapter: null };
  const base = await serveBase(ctx, documents, model.baseModelId);
  return { key: model.artifactId, engine: "transformers", artifact: base.artifact, adapter: own };
}

/** The newest export of the wanted quantization. Unasked, a file is served only if its parity check was passed. */
async function newestGguf(
  documents: BoundDocuments,
  model: Model,
  variant: string | null,
): Promise<string | undefined> {
  const rows = await documents.query(exportRuns, "byFineTune", {
    equals: { fineTuneId: model.fineTuneId },
    limit: 50,
  });
  const quantization = variant ?? "f16";
  for (const { data } of rows) {
    const format = data.exported.find(
      (one) => one.format === "gguf" && one.quantization.toLowerCase() === quantization,
    );
    const passed =
      data.certificate?.rows.some((row) => row.artefact === `gguf-${quantization}` && row.passed) === true;
    if (data.state === "ready" && format !== undefined && (variant !== null || passed))
      return format.artifactId;
  }
  return undefined;
}
