import type { StoreKind, WakeUpLane } from "../world/setting.ts";
import type { World } from "../world/world.ts";

/** One fault, and the promise that holds all the same. */
export interface Scenario {
  /** Of the fault matrix: F01 ... */
  readonly id: string;
  readonly title: string;
  readonly promise: string;
  /** Lanes in which the fault can happen; both unless told. */
  readonly lanes?: readonly WakeUpLane[];
  /** Stores that it has to do with; a file of this machine unless told. */
  readonly stores?: readonly StoreKind[];
  /** Loopback file systems and the like, which only root may make. */
  readonly needsRoot?: boolean;
  /**
   * Breaks things in a world whose API runs and that has rows and a base model. Throws `Broken` when a promise does not
   * hold. Leaves every job at its end or paused; the general checks come afterwards.
   */
  run(world: World): Promise<void>;
}
