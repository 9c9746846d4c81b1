import { hasRedis } from "@facet/queue/testing/start-redis";
import { hasFirestoreEmulator } from "@facet/store/testing/start-firestore-emulator";
import type { Scenario } from "../scenarios/scenario.ts";
import { lanes, type Setting } from "../world/setting.ts";
import { chooseScenarios } from "./choose-scenarios.ts";
import { fullSettings } from "./full-settings.ts";
import type { Options } from "./options.ts";
import { quickSet } from "./quick-set.ts";

export interface PlannedRun {
  readonly scenario: Scenario;
  readonly setting: Setting;
  /** Why it cannot be run here. */
  readonly missing: string | null;
}

/** Which scenario is played in which setting, in order. Throws `UnknownScenario`. */
export function planRuns(known: readonly Scenario[], options: Options): PlannedRun[] {
  const chosen = chooseScenarios(known, options);
  return chosen
    .flatMap((scenario) => settingsFor(scenario, options).map((setting) => ({ scenario, setting })))
    .map((run) => ({ ...run, missing: missingFor(run.scenario, run.setting) }));
}

function settingsFor(scenario: Scenario, options: Options): Setting[] {
  if (options.full) return fullSettings(scenario);
  if (options.quick)
    return quickSet.flatMap(({ id, lane }) =>
      id === scenario.id ? [{ lane, store: "sqlite" as const, seed: options.seed ?? 1 }] : [],
    );
  const { store, seed, seeds, waits } = options;
  const paced = waits === null ? {} : { timingScale: waits };
  if (!(scenario.stores ?? ["sqlite"]).includes(store)) return [];
  const played = seed === null ? Array.from({ length: seeds }, (_, index) => index + 1) : [seed];
  return (scenario.lanes ?? lanes)
    .filter((lane) => options.lane === null || lane === options.lane)
    .flatMap((lane) => played.map((number) => ({ lane, store, seed: number, ...paced })));
}

function missingFor({ needsRoot = false }: Scenario, { lane, store }: Setting): string | null {
  if (lane === "bullmq" && !hasRedis) return "no redis-server on this machine: ./facet test unit fetches one";
  if (store === "firestore" && !hasFirestoreEmulator)
    return "no Firestore emulator on this machine: install google-cloud-cli-firestore-emulator and a Java from 17 on";
  if (needsRoot && process.getuid?.() !== 0) return "it makes file systems of its own, which needs root";
  return null;
}
