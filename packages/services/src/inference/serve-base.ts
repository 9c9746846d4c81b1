import { FacetError } from "@facet/contracts/errors/facet-error";
import type { ServedModel } from "@facet/contracts/inference/inference-request";
import type { Reader } from "@facet/ports/documents";
import { linkArtifact } from "../artifacts/link-artifact.ts";
import { authorise, type ServiceContext } from "../context.ts";
import { baseModels } from "../data/collections/base-models.ts";

/** A base model, ready to be served. */
export async function serveBase(ctx: ServiceContext, documents: Reader, id: string): Promise<ServedModel> {
  const base = (await documents.get(baseModels, id))?.data;
  if (base === undefined || base.artifactId === null)
    throw new FacetError("conflict", "The base model is still being imported.", {
      param: "model",
      fix: "Wait for its import to end.",
    });
  authorise(ctx, "inference", base.projectId);
  return {
    key: base.artifactId,
    engine: "transformers",
    artifact: await linkArtifact(ctx, documents, base.artifactId),
    adapter: null,
  };
}
