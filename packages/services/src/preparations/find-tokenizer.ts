import { FacetError } from "@facet/contracts/errors/facet-error";
import type { LinkedArtifact } from "@facet/contracts/gateway/worker-gateway";
import { linkArtifact } from "../artifacts/link-artifact.ts";
import { getBaseModel } from "../base-models/get-base-model.ts";
import { ownDocuments, type ServiceContext } from "../context.ts";

/** The part of a base model that is needed to see tokens: everything but its weights. */
export async function findTokenizer({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { baseModelId: string };
}): Promise<LinkedArtifact> {
  const model = await getBaseModel({ ctx, input: { id: input.baseModelId } });
  if (model.artifactId === null)
    throw new FacetError("conflict", `The base model ${model.name} is ${model.state}.`, {
      fix: "Wait for its import to end.",
    });
  return linkArtifact(ctx, ownDocuments(ctx), model.artifactId, (path) => !path.endsWith(".safetensors"));
}
