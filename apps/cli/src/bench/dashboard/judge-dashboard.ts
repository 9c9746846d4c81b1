import { type Figure, figure } from "../figure.ts";
import { percentile } from "../percentile.ts";
import type { BenchPart } from "./bench-parts.ts";
import { interactionDelay } from "./interaction-delay.ts";
import { judgeLoads } from "./judge-loads.ts";
import type { Observed } from "./observed.ts";
import { visibleDelays } from "./visible-delays.ts";

export interface DashboardBench {
  readonly figures: Figure[];
  readonly notes: string[];
}

/** Shorter ones are no long tasks: a browser does not tell of them. */
const leastLongTaskMs = 50;
const leastEventsPerSecond = 10;
const leastInteractions = 30;
const leastEvents = 100;

/** What was observed, beside the bars. Throws when it was not observed under the load that the bars are for. */
export function judgeDashboard(observed: Observed, parts: readonly BenchPart[]): DashboardBench {
  const { loads, chart, log, rows, inp, events } = observed;
  const judged: DashboardBench = loads === undefined ? { figures: [], notes: [] } : judgeLoads(loads, parts);
  const add = (facts: { name: string; value: number; bar: number; count: number }) =>
    judged.figures.push(figure({ ...facts, unit: "ms", sense: "at most" }));
  const longest = (tasks: readonly number[]) => Math.max(leastLongTaskMs, ...tasks);

  if (chart !== undefined) {
    const { points, seconds, longTasks } = chart;
    add({
      name: "charts growing at 10 Hz, longest task",
      value: longest(longTasks),
      bar: 100,
      count: Math.round(seconds * 10),
    });
    judged.notes.push(
      `Four charts of ${points} points each for ${seconds.toFixed(0)} s, ${longTasks.length} tasks over 50 ms.`,
    );
  }
  if (log !== undefined) {
    const { lines, searches, longTasks } = log;
    const name = `log of ${lines} lines`;
    add({ name: `${name}, slowest search`, value: Math.max(...searches), bar: 300, count: searches.length });
    add({
      name: `${name}, longest task while scrolling`,
      value: longest(longTasks),
      bar: 100,
      count: longTasks.length,
    });
  }
  if (rows !== undefined) {
    const { rows: count, opens, jumps, importSeconds } = rows;
    const name = `data set of ${count} rows`;
    add({ name: `${name}, opened, median`, value: percentile(opens, 0.5), bar: 1000, count: opens.length });
    add({ name: `${name}, slowest jump`, value: Math.max(...jumps), bar: 500, count: jumps.length });
    judged.notes.push(
      `${name}: imported in ${importSeconds.toFixed(0)} s, opened in ${list(opens)} ms, jumps ${list(jumps)} ms.`,
    );
  }
  if (inp !== undefined) {
    requireAtLeast(inp.eventsPerSecond, leastEventsPerSecond, "events a second while people clicked");
    requireAtLeast(inp.interactions, leastInteractions, "interactions");
    add({
      name: "INP while events arrive",
      value: interactionDelay(inp.events, inp.interactions),
      bar: 100,
      count: inp.interactions,
    });
    const slowest = inp.events
      .filter(({ interaction }) => interaction > 0)
      .toSorted((a, b) => b.duration - a.duration)
      .slice(0, 5);
    judged.notes.push(
      `INP under ${inp.eventsPerSecond.toFixed(1)} events/s; slowest: ${slowest.map(({ duration, what }) => `${duration.toFixed(0)} ms ${what}`).join(", ")}`,
    );
  }
  if (events !== undefined) {
    const delays = visibleDelays(events.written, events.shown);
    requireAtLeast(delays.length, leastEvents, "events that were seen to arrive");
    const count = delays.length;
    add({ name: "event, trainer to picture, median", value: percentile(delays, 0.5), bar: 300, count });
    add({ name: "event, trainer to picture, p99", value: percentile(delays, 0.99), bar: 1000, count });
    judged.notes.push(`Events were watched at ${events.eventsPerSecond.toFixed(1)} a second.`);
  }
  return judged;
}

const list = (values: readonly number[]) => values.map((value) => value.toFixed(0)).join(", ");

function requireAtLeast(value: number, least: number, what: string): void {
  if (value >= least) return;
  throw new Error(`only ${value.toFixed(1)} ${what}, and the bar is for ${least}: nothing was measured`);
}
