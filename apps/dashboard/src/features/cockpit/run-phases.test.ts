import { expect, test } from "vitest";
import { runPhases } from "./run-phases.ts";

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const now = Date.parse(at(40));
const base = { id: "job", createdAt: at(0), startedAt: null, finishedAt: null, progress: null } as const;

test("a line of wait, done, now and to come", () => {
  const phases = runPhases(
    [
      { ...base, id: "p", kind: "prepare", state: "succeeded", startedAt: at(4), finishedAt: at(10) },
      { ...base, id: "t", kind: "train", state: "running", startedAt: at(10) },
      { ...base, id: "e", kind: "evaluate", state: "queued" },
    ],
    now,
  );
  expect(phases.map(({ id, state }) => [id, state])).toEqual([
    ["wait", "done"],
    ["p", "done"],
    ["t", "now"],
    ["e", "waiting"],
  ]);
  expect(phases[0]?.detail).toContain("4");
});

test("the time that is left makes the share of the job that runs", () => {
  const progress = { etaSeconds: 10 } as Parameters<typeof runPhases>[0][number]["progress"];
  const [, train] = runPhases(
    [{ ...base, kind: "train", state: "running", startedAt: at(10), progress }],
    now,
  );
  expect(train?.share).toBeCloseTo(0.75);
});

test("what never began is skipped when the run was cancelled", () => {
  const phases = runPhases([{ ...base, kind: "train", state: "cancelled", finishedAt: at(20) }], now);
  expect(phases.map(({ state }) => state)).toEqual(["done", "skipped"]);
});
