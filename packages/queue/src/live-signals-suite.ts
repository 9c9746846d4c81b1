import type { LiveSignals } from "@facet/ports/live-signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

export interface LiveSignalsHarness {
  /** Two ends: of one process, or of two. */
  readonly here: LiveSignals;
  readonly there: LiveSignals;
  remove(): Promise<void>;
}

/** Every promise of the live signals port. */
export function liveSignalsSuite(name: string, newHarness: () => Promise<LiveSignalsHarness>): void {
  describe(`live signals on ${name}`, () => {
    let harness: LiveSignalsHarness | undefined;
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

    it("reaches every subscriber of the topic with the message, and none of another", async () => {
      const [first, second, other] = [
        vi.fn<(message: string | undefined) => void>(),
        vi.fn<(message: string | undefined) => void>(),
        vi.fn<(message: string | undefined) => void>(),
      ];
      ends().there.subscribe("job_1", first);
      ends().there.subscribe("job_1", second);
      ends().there.subscribe("job_2", other);
      ends().here.publish("job_1");
      ends().here.publish("job_1", "what moved");
      await vi.waitFor(() =>
        expect([first.mock.calls, second.mock.calls]).toEqual(Array(2).fill([[undefined], ["what moved"]])),
      );
      expect(other).not.toHaveBeenCalled();
    });

    it("does not call the subscriber inside publish", () => {
      const called = vi.fn<(message: string | undefined) => void>();
      ends().here.subscribe("job_1", called);
      ends().here.publish("job_1");
      expect(called).not.toHaveBeenCalled();
    });

    it("ends with unsubscribe, also for what is under way, and leaves the others", async () => {
      const [gone, stays] = [
        vi.fn<(message: string | undefined) => void>(),
        vi.fn<(message: string | undefined) => void>(),
      ];
      const stop = ends().here.subscribe("job_1", gone);
      ends().here.subscribe("job_1", stays);
      ends().here.publish("job_1");
      stop();
      stop();
      ends().here.publish("job_1");
      await vi.waitFor(() => expect(stays).toHaveBeenCalledTimes(2));
      expect(gone).not.toHaveBeenCalled();
    });

    it("goes on when a subscriber throws, or subscribes and leaves while being called", async () => {
      const calm = vi.fn<(message: string | undefined) => void>();
      ends().here.subscribe("job_1", () => {
        throw new Error("a reader failed");
      });
      const stop = ends().here.subscribe("job_1", () => {
        stop();
        ends().here.subscribe("job_1", calm);
      });
      ends().here.publish("job_1");
      await vi.waitFor(() => {
        ends().here.publish("job_1");
        expect(calm).toHaveBeenCalled();
      });
    });

    it("keeps the order of one publisher, and reaches both ends whoever publishes", async () => {
      const [here, there] = [[] as string[], [] as string[]];
      // A call without a message is an adapter's "read again", which may come at any time.
      const noteIn = (heard: string[]) => (message: string | undefined) => {
        if (message !== undefined) heard.push(message);
      };
      ends().here.subscribe("job_1", noteIn(here));
      ends().there.subscribe("job_1", noteIn(there));
      const said = Array.from({ length: 50 }, (_, index) => `{"n":${index},"text":"größer \u0000 \n"}`);
      for (const message of said) ends().here.publish("job_1", message);
      ends().here.publish("job_1", "");
      await vi.waitFor(() => {
        for (const heard of new Set([here, there])) expect(heard.slice(0, 51)).toEqual([...said, ""]);
      });
      ends().there.publish("job_1", "back");
      await vi.waitFor(() => expect([here.at(-1), there.at(-1)]).toEqual(["back", "back"]));
      expect([here.length, there.length]).toEqual([52, 52]);
    });
  });
}
