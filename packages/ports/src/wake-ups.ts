/** A wake-up says "lane L has work", no more. Losing one costs seconds, never a job. */
export interface WakeUps {
  /** Never throws for a reason that should fail a request; resolves false when it could not be published. */
  publish(lane: string): Promise<boolean>;
  /** Resolves true at the next wake-up of a lane, false after `timeoutMs` or when the signal aborts. */
  next(lanes: readonly string[], timeoutMs: number, signal?: AbortSignal): Promise<boolean>;
}
