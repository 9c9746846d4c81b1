import type { FacetClient } from "@facet/sdk/create-client";
import type { Runner } from "@facet/sdk/generated/types.gen";
import { CliError } from "../terminal/cli-error.ts";

/** By name or id. Of several of one name, which machines may have, only the id tells. */
export async function findRunner(facet: FacetClient, wanted: string): Promise<Runner> {
  const { data } = await facet.listRunners();
  const found = data.filter(({ id, name }) => id === wanted || name === wanted);
  const [first] = found;
  if (first === undefined)
    throw new CliError(`there is no runner ${wanted}`, "./facet runners list shows those of the last day.");
  if (found.length === 1) return first;
  throw new CliError(
    `${found.length} runners have the name ${wanted}`,
    `Give the id of one: ${found.map(({ id }) => id).join(", ")}.`,
  );
}
