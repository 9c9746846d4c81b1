import { describe, expect, it } from "vitest";
import { systemClock } from "./system-clock.ts";

describe("the machine's clock", () => {
  it("waits at least as long as it was asked to", async () => {
    const before = systemClock.monotonic();
    await systemClock.wait(20);
    expect(systemClock.monotonic() - before).toBeGreaterThanOrEqual(19);
  });

  it("rejects with the signal's reason, before and during the wait", async () => {
    const reason = new Error("enough");
    await expect(systemClock.wait(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
    const stop = new AbortController();
    const waiting = systemClock.wait(60_000, stop.signal);
    stop.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });
});
