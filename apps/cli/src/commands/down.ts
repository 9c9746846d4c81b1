import { setTimeout as pause } from "node:timers/promises";
import { stateDir } from "@facet/env/state-dir";
import type { Command } from "commander";
import { isSupervised } from "../local/find-platform.ts";
import { readPlatformRecord, removePlatformRecord } from "../local/platform-record.ts";
import { repositoryRoot } from "../repository-root.ts";
import { SetupError } from "../setup/setup-error.ts";

const longestMs = 45_000;

export function register(program: Command): void {
  program
    .command("down")
    .description(
      "stop the platform on this machine; running work goes on from its checkpoint at the next start",
    )
    .action(async () => {
      const home = stateDir(repositoryRoot);
      const record = readPlatformRecord(home);
      if (record === undefined || !isSupervised(home)) {
        removePlatformRecord(home);
        process.stdout.write("Facet is not running.\n");
        return;
      }
      process.kill(record.pid, "SIGTERM");
      for (const end = Date.now() + longestMs; Date.now() < end; await pause(100)) {
        if (!isSupervised(home)) {
          process.stdout.write("Facet has stopped. Everything is kept.\n");
          return;
        }
      }
      throw new SetupError(
        `process ${record.pid} has not stopped within 45 seconds`,
        `End it with: kill -9 ${record.pid}; nothing acknowledged is lost.`,
      );
    });
}
