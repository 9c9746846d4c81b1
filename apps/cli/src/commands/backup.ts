import { stateDir } from "@facet/env/state-dir";
import { wholeEnvironment } from "@facet/env/whole-environment";
import type { Command } from "commander";
import { z } from "zod";
import { describeInventory, describeMissing, Inventory } from "../backup/inventory.ts";
import { runBackupProgram } from "../backup/run-backup-program.ts";
import { jsonOption } from "../connection/in-project.ts";
import { repositoryRoot } from "../repository-root.ts";
import { CliError } from "../terminal/cli-error.ts";
import { formatBytes } from "../terminal/format.ts";
import { print } from "../terminal/print.ts";

const Saved = z.object({
  file: z.string(),
  bytes: z.int(),
  takenAt: z.string(),
  keys: z.enum(["included", "left-out"]),
  files: z.int(),
  inventory: Inventory,
  missingBlobs: z.array(z.string()),
});

export function register(program: Command): void {
  const command = program
    .command("backup")
    .description("write everything this platform keeps into one file, while it runs")
    .argument("<file>", "a new file, or a folder that gets one named after the moment")
    .option(
      "--without-keys",
      "leave the keys out: stored secrets then open only with a copy of the folder keys",
    );
  jsonOption(command).action(async (file: string, options: { withoutKeys?: true; json?: boolean }) => {
    if (wholeEnvironment().FACET_DOCUMENTS === "firestore")
      throw new CliError(
        "this platform keeps its documents in Firestore, and a backup holds what lies on this machine",
        "Save the database with: gcloud firestore export; docs/guides/operate.md says what else to copy.",
      );
    const saved = await runBackupProgram({
      home: stateDir(repositoryRoot),
      args: ["save", file, ...(options.withoutKeys === true ? ["--without-keys"] : [])],
      title: "Saving",
      result: Saved,
    });
    print(options.json, saved, () => savedText(saved));
  });
}

function savedText({ file, bytes, keys, inventory, missingBlobs }: z.infer<typeof Saved>): string {
  const keyText =
    keys === "included"
      ? "It holds the platform's keys: keep it as safe as the platform itself.\n"
      : "It holds no keys: stored secrets open only with a copy of the folder keys.\n";
  return `${file}: ${formatBytes(bytes)}, ${describeInventory(inventory)}.\n${describeMissing(missingBlobs)}${keyText}`;
}
