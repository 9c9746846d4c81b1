import type { RunResult } from "../run/report.ts";
import { runScenario } from "../run/run-scenario.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { prepareHome } from "../world/prepare-home.ts";
import type { PreparedHome } from "../world/prepared-home.ts";
import { plantedBugs } from "./planted-bugs.ts";

/** Tries before a bug counts as not found. The seed decides where a scenario strikes. */
const mostSeeds = 3;

/** Plants one bug after another in a world of its own. Passed: the scenario found it. */
export async function runPlanted(
  known: readonly Scenario[],
  seed: number,
  say: (line: string) => void,
): Promise<RunResult[]> {
  const prepared = await prepareHome();
  const results: RunResult[] = [];
  try {
    for (const { name, file, foundBy } of plantedBugs) {
      for (const id of foundBy) {
        const scenario = known.find((one) => one.id === id);
        if (scenario === undefined)
          throw new Error(`the bug "${name}" is to be found by ${id}, which is no scenario`);
        const result = await tryToFind(scenario, file, seed, prepared);
        results.push({ ...result, id: `${id} with: ${name}` });
        say(
          `${name}: ${result.outcome === "passed" ? `found by ${id}: ${result.notes[0]}` : `NOT FOUND by ${id}`}`,
        );
      }
    }
  } finally {
    await prepared.remove();
  }
  return results;
}

async function tryToFind(
  scenario: Scenario,
  plant: string,
  first: number,
  prepared: PreparedHome,
): Promise<RunResult> {
  for (let seed = first; ; seed += 1) {
    const setting = { lane: "inbox" as const, store: "sqlite" as const, seed, plants: [plant] };
    const { replay: _replay, ...result } = await runScenario({
      scenario,
      setting,
      prepared,
      firestore: null,
      keepsFailed: false,
    });
    const found = result.notes.some((note) => !note.startsWith("the harness:"));
    if (found) return { ...result, outcome: "passed" };
    if (result.outcome === "failed") return result;
    if (seed === first + mostSeeds - 1)
      return { ...result, outcome: "failed", notes: ["every check held although the bug was in"] };
  }
}
