import { Command } from "commander";
import { commandList } from "./commands/command-list.ts";

const program = new Command("facet")
  .description("Turn a dataset and a small language model into a tuned, measured, exported, served model.")
  .usage("<command> [options]")
  .showSuggestionAfterError()
  .showHelpAfterError("Run ./facet --help for the list of commands.");

const words = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const verb = words[0] === "help" ? words[1] : words[0];
for (const entry of commandList) {
  if (entry.name === verb) (await entry.load()).register(program);
  else program.command(entry.name).description(entry.summary);
}
// The facet script answers this one itself, before any of this is loaded.
program.command("exec <command...>").description("run a command with Facet's own Node, pnpm and tools");

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`facet: ${error instanceof Error ? error.message : String(error)}\n`);
  // Errors that people can act on carry the way out.
  if (error instanceof Error && "fix" in error) process.stderr.write(`       ${String(error.fix)}\n`);
  process.exitCode = 1;
}
