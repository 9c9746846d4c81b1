export interface Shift {
  /** Milliseconds since the page began. */
  readonly at: number;
  readonly value: number;
}

const longestGapMs = 1000;
const longestSessionMs = 5000;

/**
 * Cumulative layout shift as browsers report it: shifts less than a second apart are one session of at most five seconds,
 * and the worst session counts. `shifts` are those that no input asked for, in any order.
 */
export function sessionShift(shifts: readonly Shift[]): number {
  let worst = 0;
  let session = { beganAt: Number.NEGATIVE_INFINITY, lastAt: Number.NEGATIVE_INFINITY, sum: 0 };
  for (const { at, value } of shifts.toSorted((a, b) => a.at - b.at)) {
    const goesOn = at - session.lastAt < longestGapMs && at - session.beganAt < longestSessionMs;
    session = goesOn
      ? { ...session, lastAt: at, sum: session.sum + value }
      : { beganAt: at, lastAt: at, sum: value };
    worst = Math.max(worst, session.sum);
  }
  return worst;
}
