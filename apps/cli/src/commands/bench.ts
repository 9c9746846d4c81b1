import { writeFile } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import type { Command } from "commander";
import { runPlatformBench } from "../bench/platform/run-platform-bench.ts";
import { printFigures } from "../bench/print-figures.ts";

export function register(program: Command): void {
  const bench = program
    .command("bench")
    .description("measure this machine: what the figures in the docs rest on");
  bench
    .command("platform")
    .description(
      "the platform's own speed, with an engine that only rehearses; exit code 1 when a bar is missed",
    )
    .option("--json <file>", "write the figures to a file as well")
    .action(async (options: { json?: string }) => {
      const { figures, notes } = await runPlatformBench((line) => process.stderr.write(`facet: ${line}\n`));
      process.stdout.write(printFigures(figures));
      for (const note of notes) process.stdout.write(`${note}\n`);
      const machine = {
        cpu: cpus()[0]?.model.trim() ?? "unknown",
        cores: availableParallelism(),
        platform: process.platform,
        node: process.versions.node,
      };
      if (options.json !== undefined) {
        await writeFile(
          options.json,
          `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, figures, notes }, null, 2)}\n`,
        );
      }
      if (figures.some((one) => !one.passed)) process.exitCode = 1;
    });
}
