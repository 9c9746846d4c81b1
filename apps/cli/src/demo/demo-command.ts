import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { replaceFile } from "@facet/disk/replace-file";
import { createFacetClient } from "@facet/sdk/create-client";
import { z } from "zod";
import { type JoinedPlatform, joinPlatform } from "../local/join-platform.ts";
import { platformFiles } from "../local/platform-files.ts";
import { prepareMachine } from "../local/prepare-machine.ts";
import { untilStopped } from "../local/until-stopped.ts";
import { createProgressView } from "../terminal/progress-view.ts";
import { DemoReport } from "./demo-report.ts";
import { shortfalls } from "./expectations.ts";
import { openPhases } from "./phases.ts";
import { runDemo } from "./run-demo.ts";
import { showCalls } from "./show-calls.ts";
import { showRunLink } from "./show-run-link.ts";

interface DemoOptions {
  readonly home: string;
  readonly report?: string;
  readonly recipe?: string;
  readonly detach?: boolean;
  readonly fresh?: boolean;
  readonly quiet?: boolean;
}

const OwnerFile = z.object({ key: z.string() });

/** Sets up, starts or joins the platform, runs the demo, and answers with the exit code. */
export async function demoCommand({
  home,
  report,
  recipe,
  detach = false,
  fresh = false,
  quiet = false,
}: DemoOptions): Promise<number> {
  const startedAt = new Date().toISOString();
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const chatter = quiet ? () => undefined : say;
  const phases = openPhases();

  await phases.run("set-up", async () => ({ result: await prepareMachine(home, chatter), reused: false }));
  const platform = await phases.run("platform", async () => {
    // With a report the platform goes when the figures are there: nobody would see the dashboard.
    const withDashboard = detach || report === undefined;
    const joined = await joinPlatform(home, { detach, withDashboard, report: chatter });
    return { result: joined, reused: !joined.isOwn };
  });
  const giveBack = leaveOnSignal(platform);
  try {
    const { key } = OwnerFile.parse(JSON.parse(await readFile(platformFiles(home).owner, "utf8")));
    const facet = createFacetClient({ url: platform.apiUrl, apiKey: key });
    chatter(`Facet runs: ${platform.apiUrl}`);
    const view = createProgressView({ stream: process.stdout, quiet });
    const shared = { facet, apiUrl: platform.apiUrl, apiKey: key, home, say: chatter, view, phases, fresh };
    const demo = { ...shared, recipe: recipe === undefined ? undefined : resolve(recipe) };
    const measured = await runDemo(demo);

    const missing = recipe === undefined ? shortfalls(measured) : shortfalls(measured, 1);
    const whole = DemoReport.parse({
      ...measured,
      startedAt,
      endedAt: new Date().toISOString(),
      ok: missing.length === 0,
      phases: phases.done,
    });
    if (report !== undefined) await replaceFile(resolve(report), `${JSON.stringify(whole, null, 2)}\n`);
    say("");
    say(`Verdict: ${whole.verdict.sentence}`);
    for (const sentence of missing) say(`Below what was expected: ${sentence}`);
    if (report !== undefined) say(`All figures: ${resolve(report)}`);
    await showCalls(demo, whole.modelName);
    const stays = detach || !platform.isOwn || (process.stdout.isTTY && report === undefined);
    if (stays) await showRunLink({ home, facet, platform, fineTuneId: whole.fineTuneId, say });
    giveBack();
    if (process.stdout.isTTY && report === undefined && platform.isOwn && !detach) {
      say("");
      say("The platform goes on running. Press Ctrl-C to stop it; everything is kept.");
      await untilStopped();
    }
    return missing.length === 0 ? 0 : 3;
  } finally {
    giveBack();
    await platform.leave();
  }
}

/** Ctrl-C or `./facet down` in the middle: the platform is stopped first, so that a training writes its checkpoint. */
function leaveOnSignal(platform: JoinedPlatform): () => void {
  const leave = (signal: NodeJS.Signals) => {
    giveBack();
    process.stderr.write("\nStopping. Run ./facet demo again to go on from here.\n");
    void platform.leave().then(() => process.exit(signal === "SIGINT" ? 130 : 143));
  };
  const giveBack = () => {
    process.off("SIGINT", leave);
    process.off("SIGTERM", leave);
  };
  process.on("SIGINT", leave);
  process.on("SIGTERM", leave);
  return giveBack;
}
