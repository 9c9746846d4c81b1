import { join } from "node:path";
import { readVitestReport } from "./read-vitest-report.ts";
import { runStep } from "./run-step.ts";
import { countRun, noTests } from "./test-count.ts";
import type { PartContext, TestPart } from "./test-part.ts";

/** A part that is a choice of Vitest files: `only` names the endings it runs, else everything not in `exclude`. */
export function vitestPart(
  part: Omit<TestPart, "run"> & {
    only?: readonly string[];
    exclude?: readonly string[];
    variables?: Readonly<Record<string, string>>;
    /** Brings what the tests start, and says where it is in variables. */
    prepare?: (context: PartContext) => Promise<Readonly<Record<string, string>>>;
  },
): TestPart {
  const { only = [], exclude = [], variables = {}, prepare, ...rest } = part;
  return {
    ...rest,
    async run(context) {
      // Tests too slow for every run may all have been made quick; any other part without tests has lost them.
      const mayBeEmpty = part.onlyWithAll === true;
      const prepared = await prepare?.(context);
      const report = join(context.reportDir, `${part.name}.json`);
      const result = await runStep({
        command: "vitest",
        args: [
          "run",
          ...only,
          ...exclude.map((pattern) => `--exclude=${pattern}`),
          ...(mayBeEmpty ? ["--passWithNoTests"] : []),
          "--reporter=default",
          "--reporter=json",
          `--outputFile.json=${report}`,
        ],
        cwd: context.root,
        variables: { FACET_TEST_ALL: context.all ? "1" : "0", ...variables, ...prepared },
        output: "live",
        limitSeconds: context.limitSeconds,
      });
      if (result.output) context.write(result.output);
      const count = readVitestReport(report);
      if (mayBeEmpty && result.exitCode === 0) return count ?? noTests;
      return countRun({ exitCode: result.exitCode, count });
    },
  };
}
