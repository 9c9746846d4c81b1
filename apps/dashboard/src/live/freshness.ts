import { useSyncExternalStore } from "react";
import type { Connection } from "./open-stream.ts";

export interface Freshness {
  readonly connection: Connection;
  /** When the line last showed life, as `Date.now()` says it; null before the first time. */
  readonly heardAt: number | null;
}

const unknown: Freshness = { connection: "connecting", heardAt: null };
const kept = new Map<string, Freshness>();
const listeners = new Set<() => void>();

/** How fresh a stream is, for whoever shows it: set by the stream, read by the badge. */
export function setFreshness(stream: string, connection: Connection): void {
  const before = kept.get(stream) ?? unknown;
  const heardAt = connection === "live" ? Date.now() : before.heardAt;
  const same = before.connection === connection && (heardAt ?? 0) - (before.heardAt ?? 0) < 1000;
  if (same) return;
  kept.set(stream, { connection, heardAt });
  for (const listener of listeners) listener();
}

export function useFreshness(stream: string): Freshness {
  return useSyncExternalStore(
    subscribe,
    () => kept.get(stream) ?? unknown,
    () => unknown,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
