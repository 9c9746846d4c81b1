import { idPrefixes } from "@facet/contracts/ids";
import type { BaseModel, Model } from "@facet/sdk/generated/types.gen";
import { listAll } from "@facet/sdk/list-all";
import type { InProject } from "../connection/in-project.ts";
import { findBaseModel } from "./find-models.ts";

export type AnyModel =
  | { readonly kind: "base"; readonly model: BaseModel }
  | { readonly kind: "tuned"; readonly model: Model };

/** A tuned or a base model by name or id: within a project a name means one of them. */
export async function findAnyModel(work: InProject, wanted: string): Promise<AnyModel> {
  const { facet, projectId } = work;
  if (wanted.startsWith(`${idPrefixes.model}_`))
    return { kind: "tuned", model: await facet.getModel({ path: { id: wanted } }) };
  if (wanted.startsWith(`${idPrefixes.baseModel}_`))
    return { kind: "base", model: await facet.getBaseModel({ path: { id: wanted } }) };
  const lower = wanted.toLowerCase();
  for await (const model of listAll((page) => facet.listModels({ query: { projectId, ...page } })))
    if (model.name.toLowerCase() === lower) return { kind: "tuned", model };
  return { kind: "base", model: await findBaseModel(work, wanted) };
}
