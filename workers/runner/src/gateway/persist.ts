import type { Clock } from "@facet/ports/clock";
import { GatewayUnavailable } from "./gateway-errors.ts";

/** Repeats a call while the gateway is away, from 200 ms up to every 5 s, until it answers or the signal aborts. */
export async function persist<Reply>(
  clock: Clock,
  signal: AbortSignal,
  call: () => Promise<Reply>,
): Promise<Reply> {
  for (let pauseMs = 200; ; pauseMs = Math.min(pauseMs * 2, 5000)) {
    signal.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof GatewayUnavailable)) throw error;
      await clock.wait(pauseMs, signal);
    }
  }
}
