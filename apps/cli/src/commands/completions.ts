import { Argument, Command } from "commander";
import { bashCompletions } from "../completions/bash.ts";
import { fishCompletions } from "../completions/fish.ts";
import { walkCommands } from "../completions/walk-commands.ts";
import { zshCompletions } from "../completions/zsh.ts";
import type { CommandEntry } from "./command-entry.ts";

const shells = { bash: bashCompletions, zsh: zshCompletions, fish: fishCompletions } as const;

export function register(program: Command, commands: readonly CommandEntry[]): void {
  program
    .command("completions")
    .description("print completions for a shell")
    .addArgument(new Argument("<shell>").choices(Object.keys(shells)))
    .addHelpText(
      "after",
      "\nbash, zsh: source <(facet completions bash)\nfish:      facet completions fish | source",
    )
    .action(async (shell: keyof typeof shells) => {
      const whole = new Command("facet");
      for (const entry of commands) (await entry.load()).register(whole, commands);
      process.stdout.write(shells[shell](walkCommands(whole)));
    });
}
