import type { Clock } from "@facet/ports/clock";

/**
 * The store's time in milliseconds: wall time that never goes back, also across restarts (`persisted` is the last value
 * the file knows). When the wall clock was set back, time goes on at half speed until the wall has caught up: standing
 * still would keep a dead runner's lease alive for as long as the step was wide.
 */
export function keepStoreTime(clock: Pick<Clock, "now" | "monotonic">, persisted: number): () => number {
  let last = persisted;
  let since = clock.monotonic();
  return () => {
    const wall = Math.floor(clock.now());
    const monotonic = clock.monotonic();
    const passed = Math.floor((monotonic - since) / 2);
    if (wall >= last) {
      last = wall;
      since = monotonic;
    } else if (passed > 0) {
      last += passed;
      since = monotonic;
    }
    return last;
  };
}
