import { Command } from "commander";
import { commandList } from "./commands/command-list.ts";
import { reportError } from "./terminal/report-error.ts";

const program = new Command("facet")
  .description("Turn a dataset and a small language model into a tuned, measured, exported, served model.")
  .usage("<command> [options]")
  .showSuggestionAfterError()
  .showHelpAfterError("Run ./facet --help for the list of commands.")
  .addHelpText(
    "after",
    "\nExit codes: 0 ok, 1 failure, 2 wrong usage, 3 below expectation (demo), 4 not found, 5 not allowed.",
  )
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "facet: ")) })
  .exitOverride();

const words = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const verb = words[0] === "help" ? words[1] : words[0];
for (const entry of commandList) {
  if (entry.name === verb) (await entry.load()).register(program, commandList);
  else program.command(entry.name).description(entry.summary);
}
// The facet script answers this one itself, before any of this is loaded.
program.command("exec <command...>").description("run a command with Facet's own Node, pnpm and tools");

// `facet jobs list | head` closes the pipe early: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  const { text, exitCode } = reportError(error);
  process.stderr.write(text);
  process.exitCode = exitCode;
}
