import { readFileSync } from "node:fs";
import { join } from "node:path";
import { redisForTests } from "./redis-for-tests.ts";
import { runStep } from "./run-step.ts";
import { addCounts, countRun, noTests, type TestCount } from "./test-count.ts";
import type { TestPart } from "./test-part.ts";

/** With `--all`: every scenario once in each lane, and every planted bug. */
const wholeLimitSeconds = 1800;

/** The heart of the fault matrix, and a short history. The whole of it is `./facet faults --full`. */
export const faultsPart: TestPart = {
  name: "faults",
  summary: "what is promised when things break (faults/; the whole matrix: ./facet faults --full)",
  budgetSeconds: 120,
  needs: "faults/src",
  async run(context) {
    const variables = await redisForTests(context);
    const played = context.all
      ? [{ seeds: 1, atOnce: 2 }, { planted: true }]
      : [{ quick: true, seconds: 15 }];
    let count = noTests;
    for (const [index, options] of played.entries()) {
      const json = join(context.reportDir, `faults-${index}.json`);
      const { exitCode } = await runStep({
        command: process.execPath,
        args: [join(context.root, "faults/src/main.ts"), JSON.stringify({ ...options, json })],
        cwd: context.root,
        variables,
        output: "live",
        limitSeconds: context.all ? wholeLimitSeconds : context.limitSeconds,
      });
      const one = countRun({ exitCode, count: readResults(json) });
      count = addCounts(count, one);
    }
    return count;
  },
};

/** Undefined when there is no such file: the run did not come to its end. */
function readResults(file: string): TestCount | undefined {
  try {
    const { results } = JSON.parse(readFileSync(file, "utf8")) as { results: { outcome: string }[] };
    const of = (outcome: string) => results.filter((one) => one.outcome === outcome).length;
    return { passed: of("passed"), failed: of("failed"), skipped: of("not run") };
  } catch {
    return undefined;
  }
}
