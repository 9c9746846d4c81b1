import { expect, it } from "vitest";
import { type Entry, openLedger } from "../world/ledger.ts";
import { checkLedger } from "./check-ledger.ts";

const entry = (given: Partial<Entry>): Entry => ({
  at: 0,
  client: "one",
  method: "GET",
  path: "/v1/jobs/job_1",
  body: null,
  key: null,
  tookMs: 1,
  status: 200,
  reply: null,
  ...given,
});
const job = (state: string) => ({ id: "job_1", state });
const check = (entries: readonly Partial<Entry>[]) => {
  const ledger = openLedger();
  for (const one of entries) ledger.note(entry(one));
  return checkLedger(ledger, []);
};

it("finds an end that changed afterwards", () => {
  expect(check([{ reply: job("cancelled") }, { reply: job("cancelled") }])).toEqual([]);
  const cancelled = { reply: job("cancelled"), at: 10, tookMs: 5 };
  const otherwise = { reply: { data: [job("succeeded")] }, tookMs: 50 };
  expect(check([cancelled, { ...otherwise, at: 16 }])).toEqual([
    "job_1 was cancelled, and GET /v1/jobs/job_1 says succeeded",
  ]);
  // It was asked for before the end was known.
  expect(check([cancelled, { ...otherwise, at: 12 }])).toEqual([]);
});

it("finds an answer that is a fault of the platform, and a refusal that says nothing", () => {
  expect(check([{ status: 500, reply: {} }])).toHaveLength(1);
  expect(check([{ status: 404, reply: "nothing here" }])[0]).toMatch(/without a problem/);
});

it("allows much where no answer came, and demands nothing", () => {
  const creation = { method: "POST", path: "/v1/fine-tunes", status: null, reply: "no answer" };
  expect(check([creation])).toEqual([]);
});
