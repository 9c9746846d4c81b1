import { join, resolve } from "node:path";

/**
 * The folder that holds everything Facet keeps on this machine, absolute: `FACET_HOME`, else `.facet` in the
 * repository.
 */
export function stateDir(
  repositoryRoot: string,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const chosen = variables.FACET_HOME?.trim();
  return chosen === undefined || chosen === "" ? join(repositoryRoot, ".facet") : resolve(chosen);
}
