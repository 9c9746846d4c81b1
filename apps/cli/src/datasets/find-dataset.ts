import { collectAll } from "@facet/sdk/collect-all";
import type { Dataset, DatasetVersion } from "@facet/sdk/generated/types.gen";
import { findByName } from "../connection/find-by-name.ts";
import type { InProject } from "../connection/in-project.ts";
import { CliError } from "../terminal/cli-error.ts";

export function findDataset({ facet, projectId }: InProject, wanted: string): Promise<Dataset> {
  return findByName<Dataset>({
    noun: "data set",
    wanted,
    read: (page) => facet.listDatasets({ query: { projectId, ...page } }),
    list: "./facet datasets list",
  });
}

/** The newest version whose rows can be used; while none can, the newest. */
export function latestVersion({
  name,
  latestVersion: version,
}: Dataset): NonNullable<Dataset["latestVersion"]> {
  if (version === null)
    throw new CliError(`${name} has no version yet`, "Add its file with ./facet datasets add FILE.");
  return version;
}

/** The version of that number; without one the latest. */
export async function findVersion(
  { facet }: InProject,
  dataset: Dataset,
  number: number | undefined,
): Promise<DatasetVersion> {
  if (number === undefined) return latestVersion(dataset);
  const path = { id: dataset.id };
  const versions = await collectAll((page) => facet.listDatasetVersions({ path, query: page }));
  const found = versions.find((version) => version.number === number);
  if (found === undefined)
    throw new CliError(
      `${dataset.name} has no version ${number}`,
      `It has ${versions.map((version) => version.number).join(", ")}.`,
    );
  return found;
}
