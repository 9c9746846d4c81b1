"use client";
import { useEffect, useState } from "react";
import { useFragment } from "./use-fragment.ts";

/** As `useFragment`, but kept for this tab: signing in on the way leads back to a link that has lost its secret. */
export function useKeptFragment(name: string): string | undefined {
  const fragment = useFragment();
  const [kept, setKept] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (fragment === undefined) return;
    if (fragment !== "") sessionStorage.setItem(name, fragment);
    setKept(sessionStorage.getItem(name) ?? "");
  }, [fragment, name]);
  return kept;
}
