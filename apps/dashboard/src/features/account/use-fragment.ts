"use client";
import { useEffect, useState } from "react";

/**
 * The secret that a link carries after `#`, which no server and no log sees. It is taken out of the address at once, so
 * that it stays in no history. `undefined` until the page is in the browser; empty when there is none.
 */
export function useFragment(): string | undefined {
  const [token, setToken] = useState<string | undefined>(undefined);
  useEffect(() => {
    function take(): void {
      const { hash, pathname, search } = window.location;
      // Twice in development: the first time has taken it already.
      if (hash.length > 1) {
        setToken(hash.slice(1));
        window.history.replaceState(null, "", pathname + search);
      } else setToken((before) => before ?? "");
    }
    take();
    // A newer link pasted into the same page changes the fragment alone.
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, []);
  return token;
}
