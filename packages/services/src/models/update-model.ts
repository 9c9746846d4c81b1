import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Model, UpdateModel } from "@facet/contracts/models/model";
import { authorise, type ServiceContext } from "../context.ts";
import { models } from "../data/collections/models.ts";
import { commit } from "../data/commit.ts";
import { requireTag } from "../data/require-tag.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { hint } from "../events/topics.ts";
import { claimModelName, freeModelName } from "./claim-model-name.ts";
import { modelTag } from "./model-tag.ts";

interface Input {
  readonly id: string;
  /** Tag of the version that the edit was made on. */
  readonly tag: string;
  readonly changes: UpdateModel;
}

/** Changes what people say about a model. Its name is also its id on the OpenAI surface: `name_taken` when it is. */
export function updateModel({ ctx, input }: { ctx: ServiceContext; input: Input }): Promise<Model> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const found = (await work.get(models, input.id))?.data;
    if (found === undefined) throw new FacetError("not_found", "There is no such model.");
    authorise(ctx, "models:write", found.projectId);
    requireTag(input.tag, modelTag(found), "model");
    const { name = found.name, description = found.description, tags = found.tags } = input.changes;
    if (name !== found.name) {
      await claimModelName(work, { projectId: found.projectId, name, noun: "model", id: found.id });
      await freeModelName(work, found.projectId, found.name, found.id);
    }
    const updated: Model = { ...found, name, description, tags: [...new Set(tags)] };
    work.set(models, found.id, updated);
    hint(work, found.projectId, "model", found.id, Date.parse(work.now));
    return updated;
  });
}
