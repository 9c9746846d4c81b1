import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readJunitReport } from "./read-junit-report.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "facet-junit-report-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("counts pytest's totals: errors are failures, skipped tests are neither", () => {
  const report = join(folder, "engine.xml");
  writeFileSync(
    report,
    `<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="10" time="0.5" timestamp="2026-11-23T12:00:00" hostname="here"><testcase classname="tests.test_a" name="test_one" time="0.001" /></testsuite></testsuites>`,
  );
  expect(readJunitReport(report)).toEqual({ passed: 4, failed: 3, skipped: 3 });
});

test("no report, or one without a suite, is no report", () => {
  const report = join(folder, "empty.xml");
  writeFileSync(report, "");
  expect(readJunitReport(report)).toBeUndefined();
  expect(readJunitReport(join(folder, "absent.xml"))).toBeUndefined();
});
