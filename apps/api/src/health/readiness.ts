import type { Health } from "@facet/contracts/health";
import type { Timings } from "@facet/contracts/timings";
import { freeBytes } from "@facet/disk/free-bytes";
import type { Clock } from "@facet/ports/clock";
import type { Check } from "./ask.ts";

/** What one API process knows of itself. */
export interface Readiness {
  /** A round of maintenance has ended, here or, seen from here, at another process. */
  roundEnded(): void;
  /** Milliseconds since the last one. */
  roundAgeMs(): number;
  /** From now on requests should go elsewhere, and what is held for a client ends. */
  close(): void;
  /** Aborts with `close`. */
  readonly closing: AbortSignal;
  check(): Promise<Health["checks"]>;
}

interface OpenReadiness {
  readonly home: string;
  readonly clock: Clock;
  readonly timings: Timings;
}

/** So many rounds may be missed: a round over a large store takes its time. */
const missedRounds = 30;
/** Below this a checkpoint or an upload is likely to be refused. */
const littleBytes = 1e9;

export function openReadiness({ home, clock, timings }: OpenReadiness): Readiness {
  let roundAt = clock.monotonic();
  const closing = new AbortController();
  const roundAgeMs = () => clock.monotonic() - roundAt;

  function maintenance(): Check {
    const ok = roundAgeMs() <= missedRounds * timings.sweepMs;
    const seconds = Math.round(roundAgeMs() / 1000);
    return { ok, detail: `the last round ended ${seconds} seconds ago` };
  }

  async function disk(): Promise<Check> {
    try {
      const free = await freeBytes(home);
      return { ok: free >= littleBytes, detail: `${(free / 1e9).toFixed(1)} GB free` };
    } catch (error) {
      return { ok: false, detail: error instanceof Error ? error.name : "unknown" };
    }
  }

  return {
    roundEnded() {
      roundAt = clock.monotonic();
    },
    roundAgeMs,
    close: () => closing.abort(),
    closing: closing.signal,
    check: async () => ({
      maintenance: maintenance(),
      disk: await disk(),
      ...(closing.signal.aborted ? { closing: { ok: false, detail: "this process is ending" } } : {}),
    }),
  };
}
