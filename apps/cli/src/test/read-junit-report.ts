import { existsSync, readFileSync } from "node:fs";
import type { TestCount } from "./test-count.ts";

/** Counts the tests in pytest's JUnit file by its suite totals; undefined when there is no readable report. */
export function readJunitReport(file: string): TestCount | undefined {
  if (!existsSync(file)) return undefined;
  const suites = [...readFileSync(file, "utf8").matchAll(/<testsuite\s([^>]*)>/g)].map(
    (match) => match[1] ?? "",
  );
  if (suites.length === 0) return undefined;
  const count: TestCount = { passed: 0, failed: 0, skipped: 0 };
  for (const attributes of suites) {
    const total = (name: string) => Number(attributes.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0);
    const failed = total("failures") + total("errors");
    const skipped = total("skipped");
    count.failed += failed;
    count.skipped += skipped;
    count.passed += Math.max(0, total("tests") - failed - skipped);
  }
  return count;
}
