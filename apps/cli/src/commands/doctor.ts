import { stateDir } from "@facet/env/state-dir";
import type { Command } from "commander";
import { repositoryRoot } from "../repository-root.ts";
import { doctor } from "../setup/doctor.ts";

export function register(program: Command): void {
  program
    .command("doctor")
    .description("check that this machine can run Facet")
    .option("--json", "print the findings as JSON")
    .action(async (options: { json?: boolean }) => {
      process.exitCode = await doctor({
        stateDir: stateDir(repositoryRoot),
        json: options.json ?? false,
        write: (text) => process.stdout.write(text),
      });
    });
}
