import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { stateDir } from "@facet/env/state-dir";
import type { Command } from "commander";
import { platformFiles } from "../local/platform-files.ts";
import { repositoryRoot } from "../repository-root.ts";
import { SetupError } from "../setup/setup-error.ts";

export function register(program: Command): void {
  program
    .command("logs")
    .description("show the platform's logs: api, runner, inference, dashboard, redis, or all of them")
    .argument("[name]", "api, runner, inference, dashboard, redis or supervisor")
    .option("-f, --follow", "go on as lines come")
    .option("-n, --lines <number>", "lines from the end", "100")
    .action(async (name: string | undefined, options: { follow?: boolean; lines: string }) => {
      const files = platformFiles(stateDir(repositoryRoot));
      const known = existsSync(files.logs)
        ? readdirSync(files.logs).filter((file) => file.endsWith(".log"))
        : [];
      const wanted = name === undefined ? known : known.filter((file) => file === `${name}.log`);
      if (wanted.length === 0) {
        const names = known.map((file) => file.replace(/\.log$/, "")).join(", ");
        throw new SetupError(
          name === undefined ? "there are no logs yet" : `there is no log ${name}`,
          names === "" ? "Start the platform with ./facet up." : `There are: ${names}.`,
        );
      }
      const follow = options.follow === true ? ["-F"] : [];
      const tail = spawn(
        "tail",
        ["-n", options.lines, ...follow, "--", ...wanted.map((file) => `${files.logs}/${file}`)],
        { stdio: "inherit" },
      );
      process.exitCode = await new Promise<number>((resolve) =>
        tail.once("exit", (code) => resolve(code ?? 0)),
      );
    });
}
