import { stateDir } from "@facet/env/state-dir";
import type { Command } from "commander";
import { findPlatform } from "../local/find-platform.ts";
import { prepareMachine } from "../local/prepare-machine.ts";
import { startDetached } from "../local/start-detached.ts";
import { startOwnPlatform } from "../local/supervise.ts";
import { untilStopped } from "../local/until-stopped.ts";
import { waitForPlatform } from "../local/wait-for-platform.ts";
import { repositoryRoot } from "../repository-root.ts";

export function register(program: Command): void {
  program
    .command("up")
    .description("start the platform on this machine, or join the one that runs")
    .option("--detach", "leave it running in the background; see status, logs and down")
    .option("--quiet", "say nothing but errors")
    .action(async (options: { detach?: boolean; quiet?: boolean }) => {
      const home = stateDir(repositoryRoot);
      const say = (line: string) => {
        if (options.quiet !== true) process.stdout.write(`${line}\n`);
      };
      const running = await findPlatform(home);
      if (running !== undefined) {
        say(`Facet is running already: ${running.apiUrl} (./facet status, ./facet logs, ./facet down)`);
        return;
      }
      await prepareMachine(home, say);
      if (options.detach === true) {
        const { apiUrl } = await startDetached(home);
        say(`Facet runs in the background: ${apiUrl} (./facet status, ./facet logs, ./facet down)`);
        return;
      }
      const own = await startOwnPlatform(home, (line) => process.stderr.write(`facet: ${line}\n`));
      if (own === undefined) {
        const { apiUrl } = await waitForPlatform(home);
        say(`Facet was being started by another command and runs now: ${apiUrl}`);
        return;
      }
      say(`Facet runs: ${own.apiUrl}`);
      say(`State is kept in ${home}. Press Ctrl-C to stop; everything is kept.`);
      await untilStopped();
      say("Stopping.");
      await own.stop();
    });
}
