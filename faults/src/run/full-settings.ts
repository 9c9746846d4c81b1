import type { Scenario } from "../scenarios/scenario.ts";
import { lanes, type Setting } from "../world/setting.ts";
import { historyId } from "./choose-scenarios.ts";

const seeds = [1, 2, 3, 4, 5];
const histories = 20;
/** Played once more with the waits that people have. */
const atProductionWaits = new Set(["F01", "F37"]);

/** What the whole set plays of a scenario: both lanes over all seeds, and once on the emulator where the store matters. */
export function fullSettings({ id, lanes: own = lanes, stores = ["sqlite"] }: Scenario): Setting[] {
  const onFile: Setting[] = stores.includes("sqlite")
    ? id === historyId
      ? Array.from({ length: histories }, (_, index) => ({
          lane: lanes[index % lanes.length] ?? "inbox",
          store: "sqlite",
          seed: index + 1,
        }))
      : own.flatMap((lane) => seeds.map((seed): Setting => ({ lane, store: "sqlite", seed })))
    : [];
  const onEmulator: Setting[] = stores.includes("firestore")
    ? [{ lane: own[0] ?? "inbox", store: "firestore", seed: 1 }]
    : [];
  const slow: Setting[] = atProductionWaits.has(id)
    ? [{ lane: "inbox", store: "sqlite", seed: 1, timingScale: 1 }]
    : [];
  return [...onFile, ...onEmulator, ...slow];
}
