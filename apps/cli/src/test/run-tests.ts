import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatSummary, type PartResult } from "./format-summary.ts";
import { endRunningSteps } from "./run-step.ts";
import type { TestCount } from "./test-count.ts";
import type { PartContext, TestPart } from "./test-part.ts";

interface TestRun {
  root: string;
  stateDir: string;
  parts: readonly TestPart[];
  all: boolean;
  /** Brings the engine's Python environment; called once, before the first part that uses it. */
  ensureEngine: (report: (message: string) => void) => Promise<unknown>;
  write(text: string): void;
}

/** A part that takes this many times its budget hangs, whatever the machine. */
const limitFactor = 4;
const oneFailure: TestCount = { passed: 0, failed: 1, skipped: 0 };

/** Runs the parts one after another, prints the table and the counts, and returns the exit code. */
export async function runTests(run: TestRun): Promise<number> {
  const reportDir = mkdtempSync(join(tmpdir(), "facet-test-"));
  const stop = () => {
    endRunningSteps();
    rmSync(reportDir, { recursive: true, force: true });
    process.exit(130);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  const results: PartResult[] = [];
  try {
    let engine: Promise<unknown> | undefined;
    for (const part of run.parts) {
      const { name, budgetSeconds } = part;
      if (!existsSync(join(run.root, part.needs))) {
        results.push({
          name,
          budgetSeconds,
          seconds: 0,
          count: { passed: 0, failed: 0, skipped: 0 },
          absent: `no ${part.needs}`,
        });
        continue;
      }
      run.write(`\n== ${name}: ${part.summary} (budget ${budgetSeconds} s)\n`);
      const started = performance.now();
      const count = await runPart(
        part,
        { ...run, reportDir, limitSeconds: budgetSeconds * limitFactor },
        async () => {
          engine ??= run.ensureEngine((message) => run.write(`${message}\n`));
          await engine;
        },
      );
      results.push({ name, budgetSeconds, seconds: (performance.now() - started) / 1000, count });
    }
  } finally {
    process.removeListener("SIGINT", stop);
    process.removeListener("SIGTERM", stop);
    rmSync(reportDir, { recursive: true, force: true });
  }
  run.write(`\n${formatSummary(results)}`);
  return results.some((result) => result.count.failed > 0) ? 1 : 0;
}

async function runPart(
  part: TestPart,
  context: PartContext,
  prepareEngine: () => Promise<void>,
): Promise<TestCount> {
  try {
    if (part.usesEngine) await prepareEngine();
    return await part.run(context);
  } catch (error) {
    context.write(`${part.name} could not run: ${error instanceof Error ? error.message : String(error)}\n`);
    return oneFailure;
  }
}
