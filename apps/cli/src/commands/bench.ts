import { writeFile } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import type { Command } from "commander";
import { benchParts, chooseBenchParts } from "../bench/dashboard/bench-parts.ts";
import { runDashboardBench } from "../bench/dashboard/run-dashboard-bench.ts";
import type { Figure } from "../bench/figure.ts";
import { runJobsBench } from "../bench/jobs/run-jobs-bench.ts";
import { runPlatformBench } from "../bench/platform/run-platform-bench.ts";
import { printFigures } from "../bench/print-figures.ts";
import { runTrainingBench } from "../bench/training/run-training-bench.ts";

interface Bench {
  readonly figures: readonly Figure[];
  readonly notes: readonly string[];
}

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
    .action(async (options: { json?: string }) => tell(await runPlatformBench(say), options.json));
  bench
    .command("jobs")
    .description(
      "the job core under load, on a store of 100,000 jobs; about two minutes; exit code 1 when a bar is missed",
    )
    .option("--json <file>", "write the figures to a file as well")
    .action(async (options: { json?: string }) => tell(await runJobsBench(say), options.json));
  bench
    .command("training")
    .description(
      "what a job costs beside a plain script, and how exact training is beside plain TRL; exit code 1 when a bar is missed",
    )
    .option("--json <file>", "write the figures to a file as well")
    .action(async (options: { json?: string }) => tell(await runTrainingBench(say), options.json));
  bench
    .command("dashboard")
    .description(
      "what people feel in the browser, told by its own observers; exit code 1 when a bar is missed",
    )
    .option("--only <names>", `single figures, with commas between: ${Object.keys(benchParts).join(", ")}`)
    .option("--json <file>", "write the figures to a file as well")
    .action(async (options: { json?: string; only?: string }) =>
      tell(await runDashboardBench(chooseBenchParts(options.only), say), options.json),
    );
}

const say = (line: string) => void process.stderr.write(`facet: ${line}\n`);

async function tell({ figures, notes }: Bench, file: string | undefined): Promise<void> {
  process.stdout.write(printFigures(figures));
  for (const note of notes) process.stdout.write(`${note}\n`);
  const machine = {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    platform: process.platform,
    node: process.versions.node,
  };
  if (file !== undefined) {
    const measuredAt = new Date().toISOString();
    await writeFile(file, `${JSON.stringify({ measuredAt, machine, figures, notes }, null, 2)}\n`);
  }
  if (figures.some((one) => !one.passed)) process.exitCode = 1;
}
