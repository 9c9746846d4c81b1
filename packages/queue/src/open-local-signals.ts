import type { LiveSignals } from "@facet/ports/live-signals";

/**
 * Signals inside this process. A subscriber is called after the publisher's turn, so that it never runs in the middle of
 * the publisher's work; one that throws disturbs no other and is reported to `onError`.
 */
export function openLocalSignals(onError: (error: unknown) => void = () => undefined): LiveSignals {
  const topics = new Map<string, Set<(message: string | undefined) => void>>();
  return {
    publish: (topic, message) => {
      for (const call of topics.get(topic) ?? []) queueMicrotask(() => call(message));
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
