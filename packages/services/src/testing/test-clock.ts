import type { Clock } from "@facet/ports/clock";
import { systemClock } from "@facet/ports/system-clock";

export interface TestClock extends Clock {
  /** Moves both clocks on at once. */
  advance(ms: number): void;
  /** Moves the wall clock alone, as a person or a time server does. */
  jump(ms: number): void;
}

/** Real time that a test can move. Waits are real: tests wait for conditions, and move the clock for what takes long. */
export function createTestClock(): TestClock {
  let moved = 0;
  let jumped = 0;
  return {
    now: () => systemClock.now() + moved + jumped,
    monotonic: () => systemClock.monotonic() + moved,
    wait: (ms, signal) => systemClock.wait(ms, signal),
    advance: (ms) => {
      moved += ms;
    },
    jump: (ms) => {
      jumped += ms;
    },
  };
}
