import { FindWork } from "@facet/contracts/gateway/worker-gateway";
import { productionTimings, scaleTimings } from "@facet/contracts/timings";
import { openLog } from "@facet/log/open-log";
import type { Clock } from "@facet/ports/clock";
import { systemClock } from "@facet/ports/system-clock";
import { afterEach, expect, it, vi } from "vitest";
import { createGatewayClient } from "../gateway/gateway-client.ts";
import { Starved } from "./starved.ts";
import { type Consumption, watchConsumption } from "./watch-consumption.ts";

const asked = FindWork.parse({ runnerId: `rnr_${"0".repeat(26)}`, lanes: ["cpu"], labels: [] });
const timings = scaleTimings(productionTimings, 0.003);
const longAgo = 60_000;
const watched: Consumption[] = [];
afterEach(() => {
  for (const one of watched.splice(0)) one.stop();
});

/** A gateway that says how long work has waited; `away` cannot be reached. */
function watch(answer: () => number | null | "away") {
  let looks = 0;
  let turns = 0;
  const clock: Clock = {
    ...systemClock,
    wait: (ms, signal) => {
      turns += 1;
      return systemClock.wait(ms, signal);
    },
  };
  const gateway = createGatewayClient({
    promptMs: 10_000,
    url: "http://gateway",
    token: "t",
    fetch: async (_url, init) => {
      looks += 1;
      FindWork.parse(await new Response(init?.body).json());
      const waitingMs = answer();
      if (waitingMs === "away") throw new TypeError("fetch failed");
      return Response.json({ waitingMs });
    },
  });
  const lines: string[] = [];
  const log = openLog({ name: "test", level: "error", destination: { write: (line) => lines.push(line) } });
  const consumption = watchConsumption({ asked, gateway, timings, clock, log });
  watched.push(consumption);
  let starved: unknown;
  consumption.starved.catch((error: unknown) => {
    starved = error;
  });
  return { consumption, lines, looks: () => looks, turns: () => turns, starved: () => starved };
}

it("a runner that has room beside waiting work for the whole limit is starved, and says so in one clear line", async () => {
  const { starved, lines, looks } = watch(() => longAgo);
  await vi.waitFor(() => expect(starved()).toBeInstanceOf(Starved), 5000);
  expect(looks()).toBeGreaterThanOrEqual(6);
  expect(String(starved())).toMatch(/had room and work waited.*given none.*started anew/);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("idle beside work that waits");
});

it.each([
  ["nothing waits", () => null],
  ["what waits has only just come", () => 1],
  ["the platform is away", () => "away" as const],
])("a runner is not starved when %s", async (_when, answer) => {
  const { starved, looks } = watch(answer);
  await vi.waitFor(() => expect(looks()).toBeGreaterThan(14), 10_000);
  expect(starved()).toBeUndefined();
});

it("one look without work begins the count anew", async () => {
  let count = 0;
  const { starved, looks } = watch(() => {
    count += 1;
    return count % 5 === 0 ? null : longAgo;
  });
  await vi.waitFor(() => expect(looks()).toBeGreaterThan(19), 10_000);
  expect(starved()).toBeUndefined();
});

it("a runner at work has no room; when it is done the count begins anew", async () => {
  const { consumption, starved, looks, turns } = watch(() => longAgo);
  await vi.waitFor(() => expect(looks()).toBeGreaterThan(2), 5000);
  consumption.begin();
  const [before, turned] = [looks(), turns()];
  await vi.waitFor(() => expect(turns()).toBeGreaterThan(turned + 10), 5000);
  expect(looks() - before).toBeLessThanOrEqual(1);
  consumption.end();
  const from = systemClock.monotonic();
  await vi.waitFor(() => expect(starved()).toBeInstanceOf(Starved), 5000);
  expect(systemClock.monotonic() - from).toBeGreaterThanOrEqual(timings.starvedMs);
});
