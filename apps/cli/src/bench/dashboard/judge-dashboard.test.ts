import { expect, it } from "vitest";
import { judgeDashboard } from "./judge-dashboard.ts";

const load = (page: string, lcp: number) => ({
  page,
  lcp,
  largest: "p",
  shifts: [{ at: 10, value: lcp / 100_000, what: "p" }],
  scripts: { first: 1024, all: 2048 },
});
const loads = [load("home", 400), load("home", 900), load("home", 500), load("models", 450)];

it("a page counts with its median load, and the worst page is the figure", () => {
  const { figures, notes } = judgeDashboard({ loads }, ["lcp", "cls", "scripts"]);
  expect(figures.map(({ name, value, passed }) => [name.split(",")[0], value, passed])).toEqual([
    ["LCP", 500, true],
    ["CLS", 0.009, true],
    ["scripts of the first view", 1, true],
  ]);
  expect(notes.join("\n")).toContain("models");
  expect(judgeDashboard({ loads }, ["cls"]).figures).toHaveLength(1);
});

it("a bar that was measured without its load is no figure", () => {
  const inp = { interactions: 30, eventsPerSecond: 4, events: [] };
  expect(() => judgeDashboard({ inp }, ["inp"])).toThrow(/only 4.0 events a second/);
  const events = { eventsPerSecond: 20, written: [], shown: [] };
  expect(() => judgeDashboard({ events }, ["events"])).toThrow(/only 0.0 events/);
});

it("a browser that tells of no long task had none over 50 ms", () => {
  const chart = { points: 50_000, seconds: 10, longTasks: [] };
  expect(judgeDashboard({ chart }, ["chart"]).figures).toMatchObject([{ value: 50, passed: true }]);
  const slow = { ...chart, longTasks: [60, 140] };
  expect(judgeDashboard({ chart: slow }, ["chart"]).figures).toMatchObject([{ value: 140, passed: false }]);
});
