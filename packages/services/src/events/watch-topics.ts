import type { Clock } from "@facet/ports/clock";
import type { LiveSignals } from "@facet/ports/live-signals";

/** A held reader's ear. A signal between two waits is kept, so that read-then-wait loses nothing. */
export interface TopicWatch {
  /** Resolves true at the next signal (at once when one came since the last wait), false after `ms` or when the reader has gone. */
  next(ms: number): Promise<boolean>;
  close(): void;
}

interface Held {
  readonly signals: LiveSignals;
  readonly clock: Clock;
}

/** Listens until `close`. `gone` ends the waits of a reader that has left. */
export function watchTopics(
  { signals, clock }: Held,
  topics: readonly string[],
  gone?: AbortSignal,
): TopicWatch {
  let pending = false;
  let waiting = new AbortController();
  const leave = topics.map((topic) =>
    signals.subscribe(topic, () => {
      pending = true;
      waiting.abort();
    }),
  );
  const stop = () => waiting.abort();
  gone?.addEventListener("abort", stop);
  return {
    async next(ms) {
      if (!pending && ms > 0 && gone?.aborted !== true) {
        waiting = new AbortController();
        // `wait` rejects when it is aborted, which is the point of it here.
        await clock.wait(ms, waiting.signal).catch(() => undefined);
      }
      const came = pending;
      pending = false;
      return came;
    },
    close() {
      for (const unsubscribe of leave) unsubscribe();
      gone?.removeEventListener("abort", stop);
      waiting.abort();
    },
  };
}
