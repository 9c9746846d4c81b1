/** How long sessions live, in milliseconds. */
export interface SessionTimes {
  /** Without a request. */
  readonly sessionIdleMs: number;
  /** In any case. */
  readonly sessionLimitMs: number;
}

/** Being seen is written once in so long: reading a session must not write each time. */
export const seenEveryMs = 3_600_000;

/** When a session that was seen `nowMs` ends. */
export function expiryOf(times: SessionTimes, createdMs: number, nowMs: number): Date {
  return new Date(Math.min(nowMs + times.sessionIdleMs, createdMs + times.sessionLimitMs));
}
