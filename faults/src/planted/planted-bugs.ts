import { join } from "node:path";

export interface PlantedBug {
  readonly name: string;
  readonly file: string;
  /** Scenarios that have to find it, by their id. */
  readonly foundBy: readonly string[];
}

const at = (name: string) => join(import.meta.dirname, `${name}.plant.ts`);

/** Mistakes that were put in on purpose: a harness that finds none of them proves nothing. */
export const plantedBugs: readonly PlantedBug[] = [
  { name: "claim without compare-and-set", file: at("claim-unseen"), foundBy: ["F21"] },
  { name: "late write accepted", file: at("late-write"), foundBy: ["F37"] },
  { name: "success after cancel", file: at("success-after-cancel"), foundBy: ["F35"] },
  { name: "event gap", file: at("event-gap"), foundBy: ["F01"] },
  { name: "torn checkpoint accepted", file: at("torn-checkpoint"), foundBy: ["F25"] },
];
