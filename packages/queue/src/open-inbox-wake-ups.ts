import type { WakeUps } from "@facet/ports/wake-ups";

interface Waiter {
  readonly lanes: readonly string[];
  wake(): void;
}

/**
 * Wake-ups inside this process: a runner's held long poll is the queue. All who wait for a lane wake, because the first
 * may have gone away or may not fit the job. With nobody waiting, one wake-up a lane is kept for the next who asks.
 */
export function openInboxWakeUps(): WakeUps {
  const kept = new Set<string>();
  const waiters = new Set<Waiter>();

  const takeKept = (lanes: readonly string[]): boolean => {
    const lane = lanes.find((each) => kept.has(each));
    return lane !== undefined && kept.delete(lane);
  };

  return {
    publish: async (lane) => {
      const awake = [...waiters].filter((waiter) => waiter.lanes.includes(lane));
      for (const waiter of awake) waiter.wake();
      if (awake.length === 0) kept.add(lane);
      return true;
    },
    next: async (lanes, timeoutMs, signal) => {
      if (signal?.aborted) return false;
      if (takeKept(lanes)) return true;
      return new Promise<boolean>((resolve) => {
        const end = (woken: boolean) => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", abort);
          waiters.delete(waiter);
          resolve(woken);
        };
        const abort = () => end(false);
        const waiter: Waiter = { lanes: [...lanes], wake: () => end(true) };
        const timer = setTimeout(abort, timeoutMs);
        signal?.addEventListener("abort", abort);
        waiters.add(waiter);
      });
    },
  };
}
