import type { JobView } from "@facet/sdk/generated/types.gen";
import { expect, test } from "vitest";
import { changedJobs, statesOf } from "./announce-jobs.ts";

// Only what is looked at.
const job = (id: string, state: JobView["state"]) => ({ id, state }) as JobView;
const ids = (jobs: readonly JobView[]) => jobs.map(({ id }) => id);

test("a job that ended is news, once", () => {
  const before = statesOf([job("a", "running"), job("b", "queued")]);
  const now = [job("a", "succeeded"), job("b", "starting")];
  expect(ids(changedJobs(before, now))).toEqual(["a"]);
  expect(changedJobs(statesOf(now), now)).toEqual([]);
});

test("what had ended before the page came is no news", () => {
  expect(changedJobs(statesOf([]), [job("a", "failed")])).toEqual([]);
});
