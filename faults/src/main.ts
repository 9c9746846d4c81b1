import { writeFile } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import { historyScenario } from "./history/history-scenario.ts";
import { runPlanted } from "./planted/run-planted.ts";
import { UnknownScenario } from "./run/choose-scenarios.ts";
import { Options } from "./run/options.ts";
import { type PlannedRun, planRuns } from "./run/plan-runs.ts";
import { printResults } from "./run/print-results.ts";
import { runMatrix } from "./run/run-matrix.ts";
import { allScenarios } from "./scenarios/all-scenarios.ts";
import { notYet } from "./scenarios/not-yet.ts";

const options = Options.parse(JSON.parse(process.argv[2] ?? "{}"));
const known = [...allScenarios, historyScenario(options.seconds)];
const say = (line: string) => void process.stderr.write(`facet: ${line}\n`);

if (options.list) list();
else await play(plan());

function list(): void {
  for (const { id, title, promise } of known) process.stdout.write(`${id}  ${title}\n     ${promise}\n`);
  process.stdout.write("\nNot played yet:\n");
  for (const { id, title, reason } of notYet) process.stdout.write(`${id}  ${title}\n     ${reason}\n`);
}

function plan(): PlannedRun[] {
  try {
    return planRuns(known, options);
  } catch (error) {
    if (!(error instanceof UnknownScenario)) throw error;
    process.stderr.write(`facet: ${error.message}\n`);
    return process.exit(2);
  }
}

async function play(runs: readonly PlannedRun[]): Promise<void> {
  const { atOnce, json, planted, full, seed } = options;
  const results = planted ? [] : await runMatrix({ runs, atOnce, say });
  if (planted || full) results.push(...(await runPlanted(known, seed ?? 1, say)));
  process.stdout.write(printResults(results, known));
  if (json !== null) {
    const machine = {
      cpu: cpus()[0]?.model.trim() ?? "unknown",
      cores: availableParallelism(),
      platform: process.platform,
      node: process.versions.node,
    };
    const ranAt = new Date().toISOString();
    await writeFile(json, `${JSON.stringify({ ranAt, machine, options, results }, null, 2)}\n`);
  }
  if (results.some(({ outcome }) => outcome === "failed")) process.exitCode = 1;
}
