import { expect, test } from "vitest";
import { shortfalls } from "./expectations.ts";

const verdict = {
  metric: "exact_match",
  n: 200,
  base: 0,
  tuned: 0.98,
  better: 196,
  worse: 0,
  same: 4,
  interval: [0.9, 1] as [number, number],
  conclusion: "better",
  sentence: "",
};
const metrics = { exact_match: { base: 0, tuned: 0.98 } };
const row = {
  artefact: "gguf-f16",
  agreement: 1,
  klMean: 0,
  hardDisagreements: 0,
  taskScore: 1,
  taskN: 50,
  tokensPerSecond: 1,
  passed: true,
};

test("figures as expected fall short of nothing", () =>
  expect(shortfalls({ verdict, metrics, parity: [row] })).toEqual([]));

test("a recipe of one's own may measure fewer rows", () =>
  expect(shortfalls({ verdict: { ...verdict, n: 60 }, metrics, parity: [] }, 1)).toEqual([]));

test.each([
  ["few rows", { verdict: { ...verdict, n: 149 }, metrics, parity: [] }],
  ["a weak tuned model", { verdict, metrics: { exact_match: { base: 0, tuned: 0.89 } }, parity: [] }],
  ["a base that knew it", { verdict, metrics: { exact_match: { base: 0.2, tuned: 1 } }, parity: [] }],
  ["a failed certificate", { verdict, metrics, parity: [{ ...row, passed: false }] }],
])("%s is said in one sentence", (_name, report) => expect(shortfalls(report)).toHaveLength(1));
