import { expect, it } from "vitest";
import { allScenarios } from "../scenarios/all-scenarios.ts";
import { notYet } from "../scenarios/not-yet.ts";
import { Options } from "./options.ts";
import { planRuns } from "./plan-runs.ts";
import { quickSet } from "./quick-set.ts";

const plan = (options: Partial<Options>) =>
  planRuns(allScenarios, Options.parse(options)).map(({ scenario, setting }) => ({
    id: scenario.id,
    ...setting,
  }));

it("every row of the matrix is played, or says why not", () => {
  const ids = [...allScenarios, ...notYet].map(({ id }) => id);
  const matrix = Array.from({ length: 45 }, (_, index) => `F${String(index + 1).padStart(2, "0")}`);
  expect(ids.toSorted()).toEqual(matrix);
  for (const { id } of quickSet) expect(["HISTORY", ...ids]).toContain(id);
});

it("plays a scenario in both lanes over all seeds, unless told otherwise", () => {
  expect(plan({ scenarios: ["f01"] })).toHaveLength(10);
  expect(plan({ scenarios: ["F01"], seeds: 2, lane: "inbox" }).map(({ seed }) => seed)).toEqual([1, 2]);
  expect(plan({ scenarios: ["F01"], seed: 7, lane: "bullmq" })).toEqual([
    { id: "F01", lane: "bullmq", store: "sqlite", seed: 7 },
  ]);
  expect(plan({ scenarios: ["F06"] })).toEqual([]);
});

it("goes on from a scenario, and refuses a name that is none", () => {
  expect(plan({ from: "f44", seeds: 1 }).map(({ id }) => id)).toEqual(["F44", "F45"]);
  expect(() => plan({ scenarios: ["F99"] })).toThrow(
    "There is no scenario F99. ./facet faults --list names them all.",
  );
});

it("the whole set has five seeds of each, the emulator, and the waits of production", () => {
  const whole = plan({ full: true });
  expect(whole.filter(({ id, store }) => id === "F02" && store === "sqlite")).toHaveLength(10);
  expect(whole.filter(({ store }) => store === "firestore").length).toBeGreaterThan(5);
  expect(whole.filter(({ timingScale }) => timingScale === 1).map(({ id }) => id)).toEqual(["F01", "F37"]);
});
