import { Argument, Command } from "commander";
import { bashCompletions } from "../completions/bash.ts";
import { fishCompletions } from "../completions/fish.ts";
import { walkCommands } from "../completions/walk-commands.ts";
import { zshCompletions } from "../completions/zsh.ts";
import { commandList } from "./command-list.ts";

const shells = { bash: bashCompletions, zsh: zshCompletions, fish: fishCompletions } as const;

export function register(program: Command): void {
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
      for (const entry of commandList) (await entry.load()).register(whole);
      process.stdout.write(shells[shell](walkCommands(whole)));
    });
}
