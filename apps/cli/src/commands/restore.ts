import { mkdirSync } from "node:fs";
import { holdLock } from "@facet/disk/hold-lock";
import { stateDir } from "@facet/env/state-dir";
import type { Command } from "commander";
import { z } from "zod";
import { describeInventory, describeMissing, Inventory } from "../backup/inventory.ts";
import { runBackupProgram } from "../backup/run-backup-program.ts";
import { jsonOption } from "../connection/in-project.ts";
import { platformFiles } from "../local/platform-files.ts";
import { repositoryRoot } from "../repository-root.ts";
import { CliError } from "../terminal/cli-error.ts";
import { formatMoment } from "../terminal/format.ts";
import { print } from "../terminal/print.ts";

const Restored = z.object({
  home: z.string(),
  takenAt: z.string(),
  facetVersion: z.string(),
  keys: z.enum(["included", "left-out"]),
  files: z.int(),
  inventory: Inventory,
  missingBlobs: z.array(z.string()),
});

export function register(program: Command): void {
  const command = program
    .command("restore")
    .description("put a backup into a state folder that is empty, after checking every byte of it")
    .argument("<file>", "a file that ./facet backup wrote");
  jsonOption(command).action(async (file: string, options: { json?: boolean }) => {
    const home = stateDir(repositoryRoot);
    mkdirSync(home, { recursive: true });
    const lock = holdLock(platformFiles(home).lock, "alone");
    if (lock === undefined)
      throw new CliError(
        `the platform of ${home} runs`,
        "Stop it with ./facet down, or set FACET_HOME to a new folder.",
      );
    try {
      const restored = await runBackupProgram({
        home,
        args: ["restore", file],
        title: "Restoring",
        result: Restored,
      });
      print(options.json, restored, () => restoredText(restored));
    } finally {
      lock.release();
    }
  });
}

function restoredText({ home, takenAt, keys, inventory, missingBlobs }: z.infer<typeof Restored>): string {
  const next =
    keys === "included"
      ? "Start it with ./facet up.\n"
      : `The backup holds no keys: copy the folder keys of that platform to ${home} before you start it with ./facet up.\n`;
  return `${home} is as it was on ${formatMoment(takenAt)}: ${describeInventory(inventory)}.\n${describeMissing(missingBlobs)}${next}`;
}
