"use client";
import { useSyncExternalStore } from "react";
import { onTheme, readTheme, type Theme } from "./theme.ts";

/** The person's choice, wherever in this page it was made. */
export function useTheme(): Theme {
  return useSyncExternalStore(
    onTheme,
    () => readTheme(document.documentElement.dataset.theme),
    () => "system",
  );
}
