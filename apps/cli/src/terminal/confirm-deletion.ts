import { createInterface } from "node:readline/promises";
import { CliError, exitCodes } from "./cli-error.ts";

interface Deletion {
  readonly name: string;
  /** What goes with it, in a few words. */
  readonly takes: string;
  /** The person has said so already, with `--yes`. */
  readonly yes: boolean;
}

/** Has the name typed before something goes for good. Without a terminal only `--yes` will do. */
export async function confirmDeletion({ name, takes, yes }: Deletion): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY)
    throw new CliError(
      `${name} was not deleted: it takes ${takes} with it`,
      "Say so with --yes.",
      exitCodes.usage,
    );
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const typed = await lines.question(`This deletes ${takes} for good. Type ${name} to go on: `);
    if (typed.trim() !== name) throw new CliError("nothing was deleted", "The name was not the same.");
  } finally {
    lines.close();
  }
}
