import { join } from "node:path";
import { readJunitReport } from "./read-junit-report.ts";
import { runStep } from "./run-step.ts";
import { addCounts, countRun, noTests } from "./test-count.ts";
import type { TestPart } from "./test-part.ts";

/** Modules of the engine's own environment, so that a developer and the checks use the same versions. */
const tools: readonly { name: string; args: readonly string[] }[] = [
  { name: "ruff", args: ["-m", "ruff", "check", "."] },
  { name: "ruff format", args: ["-m", "ruff", "format", "--check", "."] },
  { name: "mypy", args: ["-m", "mypy"] },
];

export const enginePart: TestPart = {
  name: "engine",
  summary: "the Python engine: pytest, ruff, types",
  budgetSeconds: 240,
  needs: "workers/engine",
  usesEngine: true,
  async run(context) {
    const python = join(context.stateDir, "venv/bin/python");
    const cwd = join(context.root, "workers/engine");
    let total = noTests;
    for (const tool of tools) {
      const result = await runStep({
        command: python,
        args: tool.args,
        cwd,
        output: "captured",
        limitSeconds: context.limitSeconds,
      });
      const ok = result.exitCode === 0;
      total = addCounts(total, { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });
      context.write(`${ok ? "ok    " : "FAILED"} ${tool.name.padEnd(20)} ${result.seconds.toFixed(1)} s\n`);
      if (!ok) context.write(`${result.output.trimEnd()}\n`);
    }
    const report = join(context.reportDir, "engine.xml");
    const result = await runStep({
      command: python,
      args: ["-m", "pytest", `--junitxml=${report}`, ...(context.all ? [] : ["-m", "not slow"])],
      cwd,
      output: "live",
      limitSeconds: context.limitSeconds,
    });
    if (result.output) context.write(result.output);
    return addCounts(total, countRun({ exitCode: result.exitCode, count: readJunitReport(report) }));
  },
};
