import { useEffect, useState } from "react";
import type { Series } from "./points/series.ts";

/** Counts appends, at most once a second: text beside a chart need not follow ten events a second. */
export function useSlowCount(series: readonly Series[]): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setCount((before) => before + 1);
      }, 1000);
    };
    const stops = series.map((one) => one.subscribe(soon));
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [series]);
  return count;
}
