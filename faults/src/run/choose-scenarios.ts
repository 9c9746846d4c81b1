import type { Scenario } from "../scenarios/scenario.ts";
import type { Options } from "./options.ts";

/** Long, and random: only when it is named, or everything is. */
export const historyId = "HISTORY";

export class UnknownScenario extends Error {
  override readonly name = "UnknownScenario";

  constructor(id: string) {
    super(`There is no scenario ${id}. ./facet faults --list names them all.`);
  }
}

/** Those that are named, else the whole matrix; from one of them on. Throws `UnknownScenario`. */
export function chooseScenarios(
  known: readonly Scenario[],
  { scenarios, from, full, quick }: Options,
): readonly Scenario[] {
  const names = scenarios.map((name) => name.toUpperCase());
  const start = from?.toUpperCase();
  for (const name of start === undefined ? names : [...names, start])
    if (!known.some(({ id }) => id === name)) throw new UnknownScenario(name);
  const isChosen = (id: string) =>
    names.length > 0 ? names.includes(id) : full || quick || id !== historyId;
  const first = start === undefined ? 0 : known.findIndex(({ id }) => id === start);
  return known.slice(first).filter(({ id }) => isChosen(id));
}
