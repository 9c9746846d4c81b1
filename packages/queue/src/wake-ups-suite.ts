import type { WakeUps } from "@facet/ports/wake-ups";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

export interface WakeUpsHarness {
  /** Ends of one queue: the API's, and those of two runners. They may be the same object. */
  readonly api: WakeUps;
  readonly runner: WakeUps;
  readonly other: WakeUps;
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

    it("reaches two who wait: one at the first wake-up, the second at the latest with the next", async () => {
      const both = [ends().runner.next(["cpu"], long), ends().other.next(["gpu", "cpu"], long)];
      await ends().api.publish("cpu");
      expect(await Promise.race(both)).toBe(true);
      await ends().api.publish("cpu");
      expect(await Promise.all(both)).toEqual([true, true]);
    });

    it("reaches who waits now, though another waited before and left", async () => {
      const stop = new AbortController();
      const left = ends().runner.next(["cpu"], long, stop.signal);
      await ends().api.publish("cpu");
      expect(await left).toBe(true);
      const gone = ends().runner.next(["cpu"], long, stop.signal);
      stop.abort();
      expect(await gone).toBe(false);
      const waiting = ends().other.next(["cpu"], long);
      await ends().api.publish("cpu");
      expect(await waiting).toBe(true);
    });

    it("keeps lanes apart when one end listens to both", async () => {
      await ends().api.publish("gpu");
      expect(await ends().runner.next(["cpu"], 100)).toBe(false);
      expect(await ends().runner.next(["cpu", "gpu"], long)).toBe(true);
      await ends().api.publish("cpu");
      expect(await ends().other.next(["cpu", "gpu"], long)).toBe(true);
    });

    it("in a flood: whoever looks after each wake-up has seen the last of what was announced", async () => {
      const announcements = 500;
      let announced = 0;
      const seen = [0, 0];
      const readers = [ends().runner, ends().other].map(async (end, index) => {
        while ((seen[index] ?? 0) < announcements && (seen[1 - index] ?? 0) < announcements) {
          await end.next(["cpu"], 50);
          seen[index] = announced;
        }
      });
      while (announced < announcements) {
        announced += 1;
        expect(await ends().api.publish("cpu")).toBe(true);
      }
      await Promise.all(readers);
      const [left] = await Promise.all([ends().api.next(["cpu"], 200), ends().api.publish("cpu")]);
      expect(left).toBe(true);
    });

    it("answers at once when a wake-up comes and the time is over together", async () => {
      for (let round = 0; round < 20; round += 1) {
        const waiting = ends().runner.next(["cpu"], 5);
        await ends().api.publish("cpu");
        // One or the other, and never lost: what did not wake this one wakes the next.
        expect((await waiting) || (await ends().runner.next(["cpu"], long))).toBe(true);
      }
    });
  });
}
