import type { Figure } from "../world/figures.ts";
import type { StoreKind, WakeUpLane } from "../world/setting.ts";

/** One scenario in one setting. */
export interface RunResult {
  readonly id: string;
  readonly lane: WakeUpLane;
  readonly store: StoreKind;
  readonly seed: number;
  readonly outcome: "passed" | "failed" | "not run";
  readonly seconds: number;
  readonly figures: readonly Figure[];
  /** What did not hold, or why it was not run. */
  readonly notes: readonly string[];
  /** The command that plays it again; of what failed. */
  readonly replay?: string;
  /** Where its world was left to be looked at; of what failed. */
  readonly folder?: string;
}
