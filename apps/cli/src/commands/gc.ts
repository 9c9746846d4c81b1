import { readFileSync } from "node:fs";
import { stateDir } from "@facet/env/state-dir";
import type { Command } from "commander";
import { z } from "zod";
import { findPlatform } from "../local/find-platform.ts";
import { platformFiles } from "../local/platform-files.ts";
import { repositoryRoot } from "../repository-root.ts";
import { SetupError } from "../setup/setup-error.ts";
import { formatBytes } from "../terminal/format.ts";

const Garbage = z.object({ objects: z.int(), bytes: z.int(), examples: z.array(z.string()) });

export function register(program: Command): void {
  program
    .command("gc")
    .description("remove bytes that nothing refers to any more")
    .option("--dry-run", "only say what would go")
    .option("--json", "print it as JSON")
    .action(async (options: { dryRun?: boolean; json?: boolean }) => {
      const home = stateDir(repositoryRoot);
      const platform = await findPlatform(home);
      if (platform === undefined) throw new SetupError("no platform runs here", "Start it with ./facet up.");
      const dryRun = options.dryRun === true;
      const response = await fetch(`${platform.apiUrl}/v1/operator/garbage`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${readFileSync(platformFiles(home).token("operator"), "utf8").trim()}`,
          "content-type": "application/json",
        },
        body: JSON.stringify({ dryRun }),
      });
      if (!response.ok)
        throw new SetupError(`the platform answered ${response.status}`, "Look at ./facet logs api.");
      const found = Garbage.parse(await response.json());
      if (options.json === true) process.stdout.write(`${JSON.stringify(found)}\n`);
      else
        process.stdout.write(
          `${dryRun ? "Would remove" : "Removed"} ${found.objects} objects, ${formatBytes(found.bytes)}.\n`,
        );
    });
}
