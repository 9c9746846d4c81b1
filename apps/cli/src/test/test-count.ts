/** What a part of the tests came to. Every field counts tests, or whole tools for the checks. */
export interface TestCount {
  passed: number;
  failed: number;
  skipped: number;
}

export const noTests: TestCount = { passed: 0, failed: 0, skipped: 0 };

export function addCounts(left: TestCount, right: TestCount): TestCount {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

/**
 * A runner that says "all fine" but ran nothing, or ended badly with no failed test to show for it (it could not
 * start, was killed, or met an error outside every test), counts as one failure.
 */
export function countRun(run: { exitCode: number; count: TestCount | undefined }): TestCount {
  const count = run.count ?? noTests;
  const ran = count.passed + count.failed > 0;
  if (ran && (run.exitCode === 0 || count.failed > 0)) return count;
  return { ...count, failed: count.failed + 1 };
}
