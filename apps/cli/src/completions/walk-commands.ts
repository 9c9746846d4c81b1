import type { Command } from "commander";

export interface CommandWords {
  /** Words that lead to it: `[]` for the program itself, `["jobs", "watch"]`. */
  readonly path: readonly string[];
  readonly subcommands: readonly { name: string; about: string }[];
  readonly options: readonly { name: string; about: string }[];
}

/** The program and every command below it, with what may follow each. */
export function walkCommands(command: Command, path: readonly string[] = []): CommandWords[] {
  const subcommands = command.commands.map((one) => ({ name: one.name(), about: one.description() }));
  const options = command.options.map((option) => ({
    name: option.long ?? option.flags,
    about: option.description,
  }));
  const own = { path, subcommands, options: [...options, { name: "--help", about: "show help" }] };
  return [own, ...command.commands.flatMap((one) => walkCommands(one, [...path, one.name()]))];
}
