import type { Command } from "commander";

interface CommandModule {
  /** `commands`: every verb, for those that speak of the others. */
  register(program: Command, commands: readonly CommandEntry[]): void;
}

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<CommandModule>;
}
