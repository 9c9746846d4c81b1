import type { BaseModel, Model } from "@facet/sdk/generated/types.gen";
import { findByName } from "../connection/find-by-name.ts";
import type { InProject } from "../connection/in-project.ts";

export function findBaseModel({ facet, projectId }: InProject, wanted: string): Promise<BaseModel> {
  return findByName<BaseModel>({
    noun: "base model",
    wanted,
    read: (page) => facet.listBaseModels({ query: { projectId, ...page } }),
    list: "./facet models import NAME brings one in; ./facet models list",
  });
}

export function findTunedModel({ facet, projectId }: InProject, wanted: string): Promise<Model> {
  return findByName<Model>({
    noun: "tuned model",
    wanted,
    read: (page) => facet.listModels({ query: { projectId, ...page } }),
    list: "./facet models list",
  });
}
