import type { ServiceContext } from "@facet/services/context";
import { listServedModels } from "@facet/services/inference/list-served-models";

export async function listOpenAiModels(ctx: ServiceContext) {
  const models = await listServedModels({ ctx });
  return models.map((model) => ({
    id: model.name,
    object: "model" as const,
    created: Math.floor(Date.parse(model.createdAt) / 1000),
    owned_by: model.tuned ? ctx.principal.orgId : "base",
  }));
}
