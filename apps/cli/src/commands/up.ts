import { stateDir } from "@facet/env/state-dir";
import type { Command } from "commander";
import { linkLines } from "../dashboard/link-lines.ts";
import { makeSignInLink } from "../dashboard/sign-in-link.ts";
import { findPlatform } from "../local/find-platform.ts";
import { prepareMachine } from "../local/prepare-machine.ts";
import { startDetached } from "../local/start-detached.ts";
import { startOwnPlatform } from "../local/supervise.ts";
import { untilStopped } from "../local/until-stopped.ts";
import { waitForDashboard } from "../local/wait-for-dashboard.ts";
import { waitForPlatform } from "../local/wait-for-platform.ts";
import { repositoryRoot } from "../repository-root.ts";

interface UpOptions {
  readonly detach?: boolean;
  readonly quiet?: boolean;
  readonly dashboard: boolean;
  readonly redis?: boolean;
}

export function register(program: Command): void {
  program
    .command("up")
    .description("start the platform on this machine, or join the one that runs")
    .option("--detach", "leave it running in the background; see status, logs and down")
    .option("--no-dashboard", "start without the dashboard")
    .option("--redis", "start a Redis too: it carries wake-ups and live signals")
    .option("--quiet", "say nothing but errors")
    .action(up);
}

async function up(options: UpOptions): Promise<void> {
  const home = stateDir(repositoryRoot);
  const isQuiet = options.quiet === true;
  const say = (line: string) => {
    if (!isQuiet) process.stdout.write(`${line}\n`);
  };
  const complain = (line: string) => {
    // In the background the supervisor's own log has it already, with its time.
    if (!isQuiet || process.stderr.isTTY) process.stderr.write(`facet: ${line}\n`);
  };
  const showLink = async (apiUrl: string, dashboardUrl: string | undefined) => {
    if (dashboardUrl === undefined || isQuiet) return;
    for (const line of linkLines(dashboardUrl, await makeSignInLink({ home, apiUrl }))) say(line);
  };

  const withRedis = options.redis === true;
  const running = await findPlatform(home);
  if (running !== undefined) {
    if (withRedis && running.redis === null)
      complain("it runs without --redis; stop it with ./facet down, then start it again with the flag");
    say(`Facet is running already: ${running.apiUrl} (./facet status, ./facet logs, ./facet down)`);
    return showLink(running.apiUrl, await waitForDashboard(home));
  }
  await prepareMachine(home, say);
  if (options.detach === true) {
    const { apiUrl } = await startDetached(home, { withDashboard: options.dashboard, withRedis });
    say(`Facet runs in the background: ${apiUrl} (./facet status, ./facet logs, ./facet down)`);
    return showLink(apiUrl, await waitForDashboard(home));
  }
  const own = await startOwnPlatform(home, {
    withDashboard: options.dashboard,
    withRedis,
    report: say,
    counts: !isQuiet,
    onTrouble: complain,
  });
  if (own === undefined) {
    const { apiUrl } = await waitForPlatform(home);
    say(`Facet was being started by another command and runs now: ${apiUrl}`);
    return showLink(apiUrl, await waitForDashboard(home));
  }
  say(`Facet runs: ${own.apiUrl}`);
  say(`State is kept in ${home}. Press Ctrl-C to stop; everything is kept.`);
  const stopped = untilStopped();
  void own.dashboard?.then((outcome) => {
    if ("url" in outcome) return showLink(own.apiUrl, outcome.url);
    complain(outcome.failure);
    return undefined;
  });
  await stopped;
  say("Stopping.");
  await own.stop();
}
