"use client";
import { useSyncExternalStore } from "react";

/** As Tailwind's `lg`. */
const wide = "(min-width: 64rem)";

function subscribe(onChange: () => void): () => void {
  const media = matchMedia(wide);
  media.addEventListener("change", onChange);
  return () => media.removeEventListener("change", onChange);
}

/** Whether two things have room beside each other. */
export function useWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(wide).matches,
    () => true,
  );
}
