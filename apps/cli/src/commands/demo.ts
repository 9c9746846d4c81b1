import { stateDir } from "@facet/env/state-dir";
import type { Command } from "commander";
import { demoCommand } from "../demo/demo-command.ts";
import { repositoryRoot } from "../repository-root.ts";

interface Options {
  readonly report?: string;
  readonly recipe?: string;
  readonly detach?: boolean;
  readonly fresh?: boolean;
  readonly quiet?: boolean;
}

export function register(program: Command): void {
  program
    .command("demo")
    .description("the main job on a real model: data in, tune, measure, export, chat")
    .option("--report <file>", "write all figures as JSON, and end after the verdict")
    .option("--recipe <file>", "train, measure and export by another recipe than the example's, on its data")
    .option("--detach", "leave the platform running in the background")
    .option("--fresh", "train anew although a finished run is there")
    .option("--quiet", "say only what came out")
    .addHelpText("after", "\nExit codes: 0 ok, 1 a step failed, 3 the figures are below what is expected.")
    .action(async (options: Options) => {
      process.exitCode = await demoCommand({ home: stateDir(repositoryRoot), ...options });
    });
}
