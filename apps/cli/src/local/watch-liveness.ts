import { setTimeout as pause } from "node:timers/promises";

interface WatchLiveness {
  readonly url: string;
  /** Called when so many looks in a row had no answer; the count then begins anew. */
  readonly onDead: (seconds: number) => void;
  /** Between two looks, and how long each waits. */
  readonly everyMs?: number;
  readonly misses?: number;
}

/**
 * Asks a process again and again whether it lives. A refusal is an answer, and a refused connection is the exit's business, which
 * is heard of otherwise: what is looked for here is a process that is there and says nothing. A busy machine is given a minute.
 */
export function watchLiveness({ url, onDead, everyMs = 10_000, misses = 6 }: WatchLiveness): {
  stop(): void;
} {
  const stopped = new AbortController();
  let missed = 0;

  async function look(): Promise<void> {
    const limit = AbortSignal.any([stopped.signal, AbortSignal.timeout(everyMs)]);
    try {
      await (await fetch(url, { signal: limit })).body?.cancel();
      missed = 0;
    } catch {
      missed = limit.aborted ? missed + 1 : 0;
    }
    if (missed < misses || stopped.signal.aborted) return;
    missed = 0;
    onDead(Math.round((everyMs * misses) / 1000));
  }

  async function keepLooking(): Promise<void> {
    while (!stopped.signal.aborted) {
      // Unreferenced: this alone keeps no process alive.
      await pause(everyMs, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
      if (!stopped.signal.aborted) await look();
    }
  }

  void keepLooking();
  return { stop: () => stopped.abort() };
}
