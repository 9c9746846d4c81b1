import { FacetError } from "@facet/contracts/errors/facet-error";
import { modelNames } from "../data/collections/model-names.ts";
import { sha256 } from "../data/digest.ts";
import type { Work } from "../data/work.ts";

interface Claim {
  readonly projectId: string;
  readonly name: string;
  readonly noun: "baseModel" | "model";
  readonly id: string;
}

export const modelNameId = (projectId: string, name: string) => `${projectId}.${sha256(name)}`;

/** Takes a name for a base model or model. Throws `name_taken` when it already means another. */
export async function claimModelName(work: Work, claim: Claim): Promise<void> {
  const taken = await work.get(modelNames, modelNameId(claim.projectId, claim.name));
  if (taken?.data.id === claim.id) return;
  if (taken !== undefined)
    throw new FacetError("name_taken", `The name ${claim.name} belongs to ${taken.data.id}.`, {
      param: "name",
      fix: "Choose another name, or remove that model.",
    });
  work.create(modelNames, modelNameId(claim.projectId, claim.name), { ...claim });
}

/** Like `claimModelName`, but a taken name gets a part of the id behind it. Returns the name that was claimed. */
export async function claimFreeModelName(work: Work, claim: Claim): Promise<string> {
  const taken = await work.get(modelNames, modelNameId(claim.projectId, claim.name));
  const free = taken === undefined || taken.data.id === claim.id;
  const name = free ? claim.name : `${claim.name.slice(0, 91)}-${claim.id.slice(-8)}`;
  await claimModelName(work, { ...claim, name });
  return name;
}

/** Gives a name back, if it is this object's. */
export async function freeModelName(work: Work, projectId: string, name: string, id: string): Promise<void> {
  const taken = await work.get(modelNames, modelNameId(projectId, name));
  if (taken?.data.id === id) work.remove(modelNames, taken.id);
}
