import type { DatasetVersion } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { datasetVersions } from "../data/collections/dataset-versions.ts";

/** A version whose rows can be read. */
export async function requireReadyVersion(
  ctx: ServiceContext,
  id: string,
): Promise<DatasetVersion & { artifactId: string }> {
  const version = (await ownDocuments(ctx).get(datasetVersions, id))?.data;
  if (version === undefined) throw new FacetError("not_found", "There is no such data set version.");
  authorise(ctx, "datasets:read", version.projectId);
  const { artifactId } = version;
  if (version.state !== "ready" || artifactId === null)
    throw new FacetError("conflict", `The data set version is ${version.state}.`, {
      fix: "Wait for its import to end.",
    });
  return { ...version, artifactId };
}
