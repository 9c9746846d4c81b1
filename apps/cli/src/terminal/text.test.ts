import { join } from "node:path";
import type { JobView } from "@facet/contracts/jobs/job";
import { expect, test } from "vitest";
import { verdictText } from "../evaluations/verdict-text.ts";
import { certificateText } from "../exports/certificate-text.ts";
import { jobTable, showJob } from "../jobs/job-table.ts";
import { aJob, anEstimate, anEvaluation, anExport } from "../test/samples.ts";
import { formatEstimate } from "../training/format-estimate.ts";
import { describeJob } from "./describe-job.ts";
import { formatBytes, formatDuration, formatNumber } from "./format.ts";
import { createProgressView } from "./progress-view.ts";
import { formatTable } from "./table.ts";

process.env.TZ = "UTC";
const golden = (name: string) => join(import.meta.dirname, "golden", `${name}.txt`);

test.each([
  ["verdict", verdictText(anEvaluation)],
  ["certificate", certificateText(anExport)],
  ["estimate", formatEstimate(anEstimate)],
  ["jobs", jobTable([aJob({}), aJob({ kind: "export", state: "queued", progress: null })])],
  ["job", showJob(aJob({ state: "failed" }))],
])("people read the %s as the golden file has it", async (name, text) => {
  await expect(text).toMatchFileSnapshot(golden(name));
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1.0 kB"],
  [123_456_789, "123 MB"],
  [2.5e9, "2.5 GB"],
])("%d bytes are %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test.each([
  [0.42, "0.4 s"],
  [59.6, "1 min 00 s"],
  [200, "3 min 20 s"],
  [3599.9, "1 h 00 min"],
  [7500, "2 h 05 min"],
  [90_000, "1 d 1 h"],
])("%d seconds are %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));

test.each([
  [0, "0"],
  [1.23456, "1.235"],
  [0.00004, "4.0e-5"],
])("%d is shown as %s", (value, text) => expect(formatNumber(value)).toBe(text));

test("what others wrote cannot move the cursor or break a table", () => {
  const rows = [{ name: "a\u001b[31mred\r\nb" }];
  expect(formatTable(rows, [{ head: "NAME", cell: (row) => row.name }])).toBe("NAME\na[31mred b\n");
});

test("a job that waits says why", () => {
  const waiting = {
    code: "runner" as const,
    sentence: "No runner is online.",
    since: "2026-05-01T12:00:00.000Z",
    until: null,
    ahead: null,
  };
  expect(describeJob(aJob({ state: "queued", waiting }))).toBe("Training: waits. No runner is online.");
});

function watch(isTTY: boolean) {
  const written: string[] = [];
  let at = 0;
  const stream = { isTTY, columns: 60, write: (text: string) => written.push(text) };
  const view = createProgressView({ stream, now: () => at });
  const update = (job: JobView, seconds: number) => {
    at = seconds * 1000;
    view.update(job);
  };
  return { written, view, update };
}

function step(number: number): JobView {
  const { progress } = aJob({});
  return aJob({ progress: progress && { ...progress, step: number } });
}

test("on a terminal one line is rewritten, and cleared at the end", () => {
  const { written, view, update } = watch(true);
  update(step(1), 0);
  update(step(2), 0.1);
  view.end("done");
  expect(written).toHaveLength(4);
  expect(written[1]?.startsWith("\r\u001b[2KTraining  step 2/40")).toBe(true);
  expect(written[1]?.length).toBeLessThanOrEqual(59 + "\r\u001b[2K".length);
  expect(written.slice(2)).toEqual(["\r\u001b[2K", "done\n"]);
});

test("elsewhere plain lines come, one every five seconds and one for each phase", () => {
  const { written, update } = watch(false);
  update(step(1), 0);
  update(step(2), 1);
  update(step(3), 5);
  update(aJob({ state: "finalizing" }), 5.1);
  expect(written.map((line) => line.replace(/ {2}.*/, ""))).toEqual([
    "Training\n",
    "Training\n",
    "Training: finalizing\n",
  ]);
  expect(written.join("")).not.toContain("\u001b");
});
