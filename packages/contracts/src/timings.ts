/** Every wait of the platform, in milliseconds, in one object: tests scale them all at once. */
export interface Timings {
  readonly leaseMs: number;
  readonly heartbeatMs: number;
  readonly sweepMs: number;
  readonly relayMs: number;
  /** A runner that has room and gets none of the work that waits ends after so long. */
  readonly starvedMs: number;
  /** Longest hold of a runner's long poll. */
  readonly claimPollMs: number;
  readonly eventFlushMs: number;
  readonly ssePingMs: number;
  /** From SIGTERM to SIGKILL of a cancelled engine. */
  readonly cancelGraceMs: number;
  /** From SIGTERM to SIGKILL of an engine that pauses: the step in progress, and its checkpoint sent. */
  readonly pauseGraceMs: number;
  /** From a lost lease to SIGKILL. */
  readonly lostLeaseKillMs: number;
  readonly backoffFirstMs: number;
  readonly backoffLimitMs: number;
  readonly queueLimitMs: number;
  /** High priority counts as this much earlier in line, low as this much later. */
  readonly priorityMs: number;
  readonly idempotencyKeptMs: number;
  readonly idempotencyInFlightMs: number;
  readonly uploadKeptMs: number;
  readonly linkMs: number;
  /** A body that hardly comes for so long is given up. */
  readonly bodyStallMs: number;
  /** Infra failures are forgotten after this much progress. */
  readonly infraResetMs: number;
  /** Between two looks at what a job takes of its machine. */
  readonly hardwareMs: number;
  /** From a job's end until its log moves from chunks into blobs. */
  readonly logSealMs: number;
  /** A session ends after so long without a request, and in any case after `sessionLimitMs`. */
  readonly sessionIdleMs: number;
  readonly sessionLimitMs: number;
  readonly signInLinkMs: number;
  readonly resetLinkMs: number;
  readonly invitationMs: number;
  /** Wait after the first try too many to sign in; doubled with each one more, up to the limit. */
  readonly slowDownMs: number;
  readonly slowDownLimitMs: number;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

export const productionTimings: Timings = {
  leaseMs: 60 * second,
  heartbeatMs: 5 * second,
  sweepMs: 2 * second,
  relayMs: 2 * second,
  starvedMs: minute,
  claimPollMs: 25 * second,
  eventFlushMs: 25,
  ssePingMs: 15 * second,
  cancelGraceMs: 10 * second,
  pauseGraceMs: 10 * minute,
  lostLeaseKillMs: 10 * second,
  backoffFirstMs: 5 * second,
  backoffLimitMs: 5 * minute,
  queueLimitMs: 7 * 24 * hour,
  priorityMs: 12 * hour,
  idempotencyKeptMs: 48 * hour,
  idempotencyInFlightMs: minute,
  uploadKeptMs: 24 * hour,
  linkMs: hour,
  bodyStallMs: 30 * second,
  infraResetMs: 30 * minute,
  hardwareMs: 5 * second,
  logSealMs: 10 * minute,
  sessionIdleMs: 14 * 24 * hour,
  sessionLimitMs: 30 * 24 * hour,
  signInLinkMs: 15 * minute,
  resetLinkMs: hour,
  invitationMs: 7 * 24 * hour,
  slowDownMs: 30 * second,
  slowDownLimitMs: 15 * minute,
};

/** The same waits, shorter: for tests and for the fault harness. Streams keep their own pace. */
export function scaleTimings(timings: Timings, factor: number): Timings {
  const scaled = Object.entries(timings).map(([name, value]) => [
    name,
    Math.max(1, Math.round(value * factor)),
  ]);
  return {
    ...(Object.fromEntries(scaled) as unknown as Timings),
    eventFlushMs: timings.eventFlushMs,
    linkMs: timings.linkMs,
  };
}
