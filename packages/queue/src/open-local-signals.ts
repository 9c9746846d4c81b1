import type { LiveSignals } from "@facet/ports/live-signals";

export interface LocalSignals extends LiveSignals {
  /** Calls every subscriber without a message: signals may have been lost, so read again. */
  publishLoss(): void;
}

/**
 * Signals inside this process. A subscriber is called after the publisher's turn, so that it never runs in the middle of
 * the publisher's work; one that throws disturbs no other and is reported to `onError`.
 */
export function openLocalSignals(onError: (error: unknown) => void = () => undefined): LocalSignals {
  const topics = new Map<string, Set<(message: string | undefined) => void>>();
  const publish = (topic: string, message?: string) => {
    for (const call of topics.get(topic) ?? []) queueMicrotask(() => call(message));
  };
  return {
    publish,
    publishLoss: () => {
      for (const topic of topics.keys()) publish(topic);
    },
    subscribe: (topic, onSignal) => {
      let live = true;
      const call = (message: string | undefined) => {
        if (!live) return;
        try {
          onSignal(message);
        } catch (error) {
          onError(error);
        }
      };
      const calls = topics.get(topic) ?? new Set();
      topics.set(topic, calls.add(call));
      return () => {
        live = false;
        calls.delete(call);
        if (calls.size === 0 && topics.get(topic) === calls) topics.delete(topic);
      };
    },
  };
}
