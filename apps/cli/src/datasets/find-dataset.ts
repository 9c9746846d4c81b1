import type { Dataset } from "@facet/sdk/generated/types.gen";
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

/** Id of the newest version, whatever its state. */
export function latestVersion({
  name,
  latestVersion: version,
}: Dataset): NonNullable<Dataset["latestVersion"]> {
  if (version === null)
    throw new CliError(`${name} has no version yet`, "Add its file with ./facet datasets add FILE.");
  return version;
}
