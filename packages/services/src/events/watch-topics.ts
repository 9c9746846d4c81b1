import type { Clock } from "@facet/ports/clock";
import type { LiveSignals } from "@facet/ports/live-signals";

/** A held reader's ear. A signal between two waits is kept, so that read-then-wait loses nothing. */
export interface TopicWatch {
  /** Resolves true at the next signal (at once when one came since the last wait), false after `ms` or on abort. */
  next(ms: number, signal?: AbortSignal): Promise<boolean>;
  close(): void;
}

interface Held {
  readonly signals: LiveSignals;
  readonly clock: Clock;
}

export function watchTopics({ signals, clock }: Held, topics: readonly string[]): TopicWatch {
  let pending = false;
  let waiting = new AbortController();
  const leave = topics.map((topic) =>
    signals.subscribe(topic, () => {
      pending = true;
      waiting.abort();
    }),
  );
  return {
    async next(ms, signal) {
      if (!pending && ms > 0) {
        waiting = new AbortController();
        // `wait` rejects when it is aborted, which is the point of it here.
        await clock
          .wait(ms, signal === undefined ? waiting.signal : AbortSignal.any([signal, waiting.signal]))
          .catch(() => undefined);
      }
      const came = pending;
      pending = false;
      return came;
    },
    close() {
      for (const unsubscribe of leave) unsubscribe();
      waiting.abort();
    },
  };
}
