import { expect, it, vi } from "vitest";
import { liveSignalsSuite } from "./live-signals-suite.ts";
import { openInboxWakeUps } from "./open-inbox-wake-ups.ts";
import { openLocalSignals } from "./open-local-signals.ts";
import { wakeUpsSuite } from "./wake-ups-suite.ts";

wakeUpsSuite("the inbox", async () => {
  const wakeUps = openInboxWakeUps();
  return { api: wakeUps, runner: wakeUps, other: wakeUps, remove: async () => undefined };
});

liveSignalsSuite("this process", async () => {
  const signals = openLocalSignals();
  return { here: signals, there: signals, remove: async () => undefined };
});

it("the inbox wakes all who wait for a lane", async () => {
  const wakeUps = openInboxWakeUps();
  const waiting = [wakeUps.next(["cpu"], 10_000), wakeUps.next(["gpu", "cpu"], 10_000)];
  await wakeUps.publish("cpu");
  expect(await Promise.all(waiting)).toEqual([true, true]);
  expect(await wakeUps.next(["cpu"], 1)).toBe(false);
});

it("local signals report what a subscriber threw", async () => {
  const errors: unknown[] = [];
  const signals = openLocalSignals((error) => errors.push(error));
  signals.subscribe("t", () => {
    throw new Error("a reader failed");
  });
  signals.publish("t");
  await vi.waitFor(() => expect(errors).toHaveLength(1));
});

it("a loss is told to every subscriber of every topic, without a message", async () => {
  const signals = openLocalSignals();
  const heard: string[] = [];
  for (const topic of ["a", "b", "b"])
    signals.subscribe(topic, (message) => heard.push(`${topic} ${message}`));
  signals.publishLoss();
  await vi.waitFor(() => expect(heard.sort()).toEqual(["a undefined", "b undefined", "b undefined"]));
});
