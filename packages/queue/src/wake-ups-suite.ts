import type { WakeUps } from "@facet/ports/wake-ups";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

export interface WakeUpsHarness {
  /** Two ends of one queue: the API's and a runner's. They may be the same object. */
  readonly api: WakeUps;
  readonly runner: WakeUps;
  remove(): Promise<void>;
}

const long = 10_000;

/** Every promise of the wake-ups port. */
export function wakeUpsSuite(name: string, newHarness: () => Promise<WakeUpsHarness>): void {
  describe(`wake-ups on ${name}`, { timeout: 2 * long }, () => {
    let harness: WakeUpsHarness | undefined;
    const ends = () => {
      if (harness === undefined) throw new TypeError("no harness outside a test");
      return harness;
    };
    beforeEach(async () => {
      harness = await newHarness();
    });
    afterEach(async () => {
      await harness?.remove();
    });

    it("wakes who waits for the lane, and not who waits for another", async () => {
      const stop = new AbortController();
      const cpu = ends().runner.next(["cpu"], long);
      const gpu = ends().runner.next(["gpu"], long, stop.signal);
      expect(await ends().api.publish("cpu")).toBe(true);
      expect(await cpu).toBe(true);
      stop.abort();
      expect(await gpu).toBe(false);
    });

    it("keeps a wake-up that was published before anyone asked", async () => {
      await ends().api.publish("cpu");
      expect(await ends().runner.next(["gpu", "cpu"], long)).toBe(true);
    });

    it("folds many wake-ups of a lane that nobody took into one", async () => {
      for (let count = 0; count < 50; count += 1) await ends().api.publish("cpu");
      expect(await ends().runner.next(["cpu"], long)).toBe(true);
      expect(await ends().runner.next(["cpu"], 100)).toBe(false);
    });

    it("gives up after its time, or when told to, and takes the next wake-up afterwards", async () => {
      expect(await ends().runner.next(["cpu"], 20)).toBe(false);
      expect(await ends().runner.next(["cpu"], long, AbortSignal.abort())).toBe(false);
      const stop = new AbortController();
      const waiting = ends().runner.next(["cpu"], long, stop.signal);
      stop.abort();
      expect(await waiting).toBe(false);
      await ends().api.publish("cpu");
      expect(await ends().runner.next(["cpu"], long)).toBe(true);
    });
  });
}
