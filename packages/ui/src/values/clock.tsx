"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";

type Clock = { now: () => number; subscribe: (listener: () => void) => () => void };

/** One timer for every age on the page; it stands still while nobody looks. */
function tickingClock(): Clock {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let now = Date.now();
  const tick = () => {
    now = Date.now();
    for (const listener of listeners) listener();
  };
  return {
    now: () => {
      // Without a timer the last reading may be hours old.
      if (timer === undefined) now = Math.floor(Date.now() / 1000) * 1000;
      return now;
    },
    subscribe(listener) {
      listeners.add(listener);
      timer ??= setInterval(tick, 1000);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}

const Context = createContext<Clock>(tickingClock());

/** Stops the clock at one moment: for pictures that must not change. */
export function FixedClock({ atMs, children }: { atMs: number; children: ReactNode }) {
  return <Context value={{ now: () => atMs, subscribe: () => () => undefined }}>{children}</Context>;
}

/** Milliseconds since 1970, renewed every second. */
export function useNow(): number {
  const clock = useContext(Context);
  return useSyncExternalStore(clock.subscribe, clock.now, clock.now);
}
