import { collectAll } from "@facet/sdk/collect-all";
import type { InProject } from "../connection/in-project.ts";
import { CliError, exitCodes } from "../terminal/cli-error.ts";

interface ChosenModels {
  readonly model: string;
  /** The base of a tuned model; null for a base model. */
  readonly base: string | null;
}

/** The model to ask: the named one, else the newest tuned one, else the newest base model. */
export async function chooseModels(
  { facet, projectId }: InProject,
  wanted: string | undefined,
): Promise<ChosenModels> {
  const tuned = await collectAll((page) => facet.listModels({ query: { projectId, ...page } }));
  const bases = await collectAll((page) => facet.listBaseModels({ query: { projectId, ...page } }));
  const isWanted = ({ id, name }: { id: string; name: string }) =>
    wanted === undefined || id === wanted || name.toLowerCase() === wanted.toLowerCase();
  const found = tuned.find(isWanted);
  if (found !== undefined)
    return { model: found.name, base: bases.find((base) => base.id === found.baseModelId)?.name ?? null };
  const base = bases.find((one) => isWanted(one) && one.state === "ready");
  if (base !== undefined) return { model: base.name, base: null };
  if (wanted === undefined)
    throw new CliError(
      "there is no model yet",
      "Import one with ./facet models import NAME --starter.",
      exitCodes.notFound,
    );
  throw new CliError(
    `there is no model ${wanted}`,
    "./facet models list shows what is there.",
    exitCodes.notFound,
  );
}
