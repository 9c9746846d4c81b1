import { stateDir } from "@facet/env/state-dir";
import type { Command } from "commander";
import { repositoryRoot } from "../repository-root.ts";
import { ensureEngine } from "../setup/ensure-engine.ts";
import { chooseParts } from "../test/choose-parts.ts";
import { runTests } from "../test/run-tests.ts";
import { testParts } from "../test/test-parts.ts";

const partList = testParts.map((part) => `  ${part.name.padEnd(8)} ${part.summary}`).join("\n");

export function register(program: Command): void {
  program
    .command("test [parts...]")
    .description("run every check and test, or the parts you name")
    .option("--all", "slow tests too")
    .addHelpText("after", `\nParts:\n${partList}`)
    .action(async (names: string[], options: { all?: boolean }) => {
      const all = options.all ?? false;
      const { parts, unknown } = chooseParts(testParts, names, all);
      if (unknown.length > 0) {
        process.stderr.write(`facet: no such part: ${unknown.join(", ")}\nParts:\n${partList}\n`);
        process.exitCode = 2;
        return;
      }
      const state = stateDir(repositoryRoot);
      process.exitCode = await runTests({
        root: repositoryRoot,
        stateDir: state,
        parts,
        all,
        ensureEngine: (report) => ensureEngine({ stateDir: state, report }),
        write: (text) => process.stdout.write(text),
      });
    });
}
