import type { BaseModel } from "@facet/contracts/base-models/base-model";
import type { DatasetVersion } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Reader } from "@facet/ports/documents";
import { baseModels } from "../data/collections/base-models.ts";
import { datasetVersions } from "../data/collections/dataset-versions.ts";

interface Named {
  readonly projectId: string;
  readonly datasetVersionId: string;
  readonly baseModelId: string;
}

/** Data and model of a run, both ready and both of its project. */
export async function readMaterial(
  reader: Reader,
  named: Named,
): Promise<{ version: DatasetVersion; baseModel: BaseModel }> {
  const version = (await reader.get(datasetVersions, named.datasetVersionId))?.data;
  const baseModel = (await reader.get(baseModels, named.baseModelId))?.data;
  requireReady(version, named.projectId, "data set version", "/datasetVersionId");
  requireReady(baseModel, named.projectId, "base model", "/baseModelId");
  return { version, baseModel };
}

function requireReady<Thing extends { projectId: string; state: string }>(
  thing: Thing | undefined,
  projectId: string,
  noun: string,
  param: string,
): asserts thing is Thing {
  if (thing === undefined || thing.projectId !== projectId)
    throw new FacetError("not_found", `There is no such ${noun} in this project.`, { param });
  if (thing.state !== "ready") {
    throw new FacetError("conflict", `The ${noun} is ${thing.state}.`, {
      param,
      fix:
        thing.state === "failed"
          ? "Look at its job's error, and import it again."
          : "Wait for its import to end.",
    });
  }
}
