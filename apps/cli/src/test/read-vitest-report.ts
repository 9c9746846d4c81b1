import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { TestCount } from "./test-count.ts";

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** Counts the tests in Vitest's JSON report; undefined when there is no readable report. */
export function readVitestReport(file: string): TestCount | undefined {
  if (!existsSync(file)) return undefined;
  const report = VitestReport.safeParse(parseJson(readFileSync(file, "utf8")));
  if (!report.success) return undefined;
  const count: TestCount = { passed: 0, failed: 0, skipped: 0 };
  for (const testFile of report.data.testResults) {
    for (const test of testFile.assertionResults) {
      if (test.status === "passed") count.passed += 1;
      else if (test.status === "failed") count.failed += 1;
      else count.skipped += 1;
    }
    // A file that could not be loaded holds no test that could fail for it.
    const hasFailedTest = testFile.assertionResults.some((test) => test.status === "failed");
    if (testFile.status === "failed" && !hasFailedTest) count.failed += 1;
  }
  return count;
}

/** A runner that was killed leaves half a file. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
