import { createRequire } from "node:module";
import { join } from "node:path";
import { commandList } from "../../apps/cli/src/commands/command-list.ts";

export type CliCommand = Parameters<Awaited<ReturnType<(typeof commandList)[number]["load"]>>["register"]>[0];

/** The whole command line, with every verb loaded. */
export async function cliProgram(): Promise<CliCommand> {
  // Commander belongs to the CLI alone, so it is asked for from there.
  const load = createRequire(join(import.meta.dirname, "../../apps/cli/package.json"));
  const { Command } = load("commander") as { Command: new (name: string) => CliCommand };
  const program = new Command("facet");
  for (const entry of commandList) (await entry.load()).register(program, commandList);
  program
    .command("exec")
    .argument("<command...>")
    .description("run a command with Facet's own Node, pnpm and tools")
    .allowUnknownOption();
  return program;
}
