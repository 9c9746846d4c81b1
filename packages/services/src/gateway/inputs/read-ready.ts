import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Collection, Reader } from "@facet/ports/documents";
import { baseModels } from "../../data/collections/base-models.ts";
import { datasetVersions } from "../../data/collections/dataset-versions.ts";
import { models } from "../../data/collections/models.ts";
import { preparations } from "../../data/collections/preparations.ts";
import type { WantedArtifact } from "./inputs.ts";

async function existing<T>(
  documents: Reader,
  collection: Collection<T>,
  id: string,
  noun: string,
): Promise<T> {
  const found = await documents.get(collection, id);
  if (found === undefined) throw gone(noun, id);
  return found.data;
}

const gone = (noun: string, id: string) =>
  new FacetError("dataset_mismatch", `The ${noun} ${id} is not there any more.`, {
    fix: "Start a new fine-tune.",
  });

/** A version that is ready, with its facts unwrapped. */
export async function readyVersion(documents: Reader, id: string) {
  const { contentHash, type, artifactId } = await existing(
    documents,
    datasetVersions,
    id,
    "data set version",
  );
  if (contentHash === null || type === null || artifactId === null) throw gone("data set version", id);
  return { dataHash: contentHash, rowType: type, artifactId };
}

export async function readyBaseModel(documents: Reader, id: string): Promise<WantedArtifact> {
  const { artifactId } = await existing(documents, baseModels, id, "base model");
  if (artifactId === null) throw gone("base model", id);
  return { artifactId };
}

export async function readyPreparation(documents: Reader, id: string) {
  const { artifactId, stats } = await existing(documents, preparations, id, "preparation");
  if (artifactId === null || stats === null) throw gone("preparation", id);
  return { artifactId, stats };
}

/** The tuned weights under the name the engine knows them by. */
export async function tunedModel(
  documents: Reader,
  id: string,
): Promise<{ name: string; artifacts: Record<string, WantedArtifact> }> {
  const { name, kind, artifactId } = await existing(documents, models, id, "model");
  return { name, artifacts: { [kind === "adapter" ? "adapter" : "tunedModel"]: { artifactId } } };
}
