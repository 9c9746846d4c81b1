import { ownDocuments, type ServiceContext } from "../context.ts";
import { modelNames } from "../data/collections/model-names.ts";
import { projects } from "../data/collections/projects.ts";
import { modelNameId } from "../models/claim-model-name.ts";

const maxProjects = 100;

interface NamedModel {
  readonly noun: "baseModel" | "model";
  readonly id: string;
}

/** What a name means to the caller: in its own project, or in the first of its organisation's that knows it. An id means itself. */
export async function findModelByName(ctx: ServiceContext, name: string): Promise<NamedModel | undefined> {
  // What follows a colon is a variant, for the caller to split off.
  if (/^mdl_[^:]+$/.test(name)) return { noun: "model", id: name };
  if (/^bmd_[^:]+$/.test(name)) return { noun: "baseModel", id: name };
  const documents = ownDocuments(ctx);
  const own = ctx.principal.projectId;
  const projectIds =
    own === null
      ? (await documents.query(projects, "all", { limit: maxProjects })).map((project) => project.id)
      : [own];
  for (const projectId of projectIds) {
    const claim = await documents.get(modelNames, modelNameId(projectId, name));
    if (claim !== undefined) return claim.data;
  }
  return undefined;
}
