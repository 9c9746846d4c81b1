import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { checkLeftStore } from "../check/check-left-store.ts";
import { checkWorld } from "../check/check-world.ts";
import { plantedMark } from "../planted/plant.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { Broken } from "../world/broken.ts";
import { watchEngines } from "../world/engines.ts";
import { openWorld } from "../world/open-world.ts";
import { fillWorld } from "../world/prepare-home.ts";
import type { PreparedHome } from "../world/prepared-home.ts";
import type { Setting } from "../world/setting.ts";
import type { FirestorePlace, World } from "../world/world.ts";
import type { RunResult } from "./report.ts";

interface RunScenario {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly prepared: PreparedHome;
  readonly firestore: FirestorePlace | null;
  /** Leaves the world of a run that failed to be looked at. */
  readonly keepsFailed?: boolean;
}

/** Opens a world, breaks it, lets it come to rest and checks everything that must hold. Never throws for what the platform did. */
export async function runScenario({
  scenario,
  setting,
  prepared,
  firestore,
  keepsFailed = true,
}: RunScenario): Promise<RunResult> {
  const from = performance.now();
  const world = await openWorld({ setting, prepared, firestore });
  const notes: string[] = [];
  try {
    await world.startApi();
    if (prepared.home === null) world.adopt(await fillWorld(world));
    notes.push(...(await breakAndCheck(scenario, world)));
  } catch (error) {
    notes.push(`the harness: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  for (const plant of setting.plants ?? [])
    if (!world.outputs().includes(plantedMark)) notes.push(`the harness: ${plant} was never loaded`);
  const failed = notes.length > 0;
  const kept = failed && keepsFailed;
  if (kept) await writeFile(join(world.folder, "output.txt"), world.outputs());
  await world.close(kept);
  const id =
    setting.timingScale === undefined ? scenario.id : `${scenario.id} at waits x ${setting.timingScale}`;
  const { lane, store, seed } = setting;
  return {
    id,
    lane,
    store,
    seed,
    outcome: failed ? "failed" : "passed",
    seconds: Math.round((performance.now() - from) / 100) / 10,
    figures: world.figures,
    notes,
    ...(failed
      ? {
          replay: replayOf(scenario, setting),
          ...(kept ? { folder: world.folder } : {}),
        }
      : {}),
  };
}

async function breakAndCheck(scenario: Scenario, world: World): Promise<string[]> {
  const engines = watchEngines(world.folder);
  const over = new AbortController();
  try {
    await Promise.race([scenario.run(world), tooLate(over.signal)]);
  } catch (error) {
    if (error instanceof Broken) return [error.message];
    throw error;
  } finally {
    over.abort();
    engines.stop();
  }
  const outside = await checkWorld(world);
  await world.stop();
  const doubled =
    engines.mostOfOneAttempt() > 1
      ? [`${engines.mostOfOneAttempt()} engines were at one attempt at the same time`]
      : [];
  return [...outside, ...doubled, ...(await checkLeftStore(world))];
}

const limitMs = 300_000;

/** What hangs is broken too. */
async function tooLate(signal: AbortSignal): Promise<never> {
  await pause(limitMs, undefined, { signal });
  throw new Broken(`it did not come to its end within ${limitMs / 1000} s`);
}

function replayOf({ id }: Scenario, { lane, store, seed, timingScale }: Setting): string {
  const waits = timingScale === undefined ? "" : ` --waits ${timingScale}`;
  return `./facet faults ${id} --lane ${lane} --store ${store} --seed ${seed}${waits}`;
}
