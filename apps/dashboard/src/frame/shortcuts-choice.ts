import { useSyncExternalStore } from "react";

const name = "facet-shortcuts";
const listeners = new Set<() => void>();

export function setShortcutsOn(on: boolean): void {
  localStorage.setItem(name, on ? "on" : "off");
  for (const listener of listeners) listener();
}

/** Whether single keys act. Some speech and switch users need them off. */
export function useShortcutsOn(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => localStorage.getItem(name) !== "off",
    () => true,
  );
}
