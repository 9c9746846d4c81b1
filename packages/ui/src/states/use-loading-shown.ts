import { useEffect, useRef, useState } from "react";

const waitMs = 200;
const keptMs = 300;

/** True when a skeleton should be seen: not before 200 ms, and then for at least 300 ms, so that nothing flickers. */
export function useLoadingShown(loading: boolean): boolean {
  const [shown, setShown] = useState(false);
  const since = useRef(0);
  useEffect(() => {
    if (loading === shown) return;
    const delay = loading ? waitMs : Math.max(0, since.current + keptMs - Date.now());
    const timer = setTimeout(() => {
      since.current = Date.now();
      setShown(loading);
    }, delay);
    return () => clearTimeout(timer);
  }, [loading, shown]);
  return shown;
}
