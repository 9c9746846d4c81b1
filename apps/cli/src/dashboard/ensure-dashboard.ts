import { existsSync, readFileSync } from "node:fs";
import { utimes } from "node:fs/promises";
import { SetupError } from "../setup/setup-error.ts";
import { withFileLock } from "../setup/with-file-lock.ts";
import { createStatusLine } from "../terminal/status-line.ts";
import { assembleBuild } from "./assemble-build.ts";
import { dashboardFiles } from "./dashboard-files.ts";
import { hashSources } from "./hash-sources.ts";
import { runBuild } from "./run-build.ts";

interface EnsureDashboard {
  readonly report: (line: string) => void;
  /** A line that counts the seconds; not where another such line is written. */
  readonly counts?: boolean;
  readonly signal?: AbortSignal;
}

/** The folder of a build of these very sources, built when there is none. Throws `SetupError`. */
export async function ensureDashboard({ report, counts = true, signal }: EnsureDashboard): Promise<string> {
  const hash = await hashSources();
  const folder = dashboardFiles.build(hash);
  if (existsSync(folder)) return touched(folder);
  return withFileLock(
    dashboardFiles.lock,
    () => report("Another command builds the dashboard; waiting for it."),
    async () => {
      if (existsSync(folder)) return touched(folder);
      report("Building the dashboard: once for each change of its sources, about 40 seconds.");
      const startedAt = Date.now();
      const seconds = () => Math.round((Date.now() - startedAt) / 1000);
      const line = createStatusLine(process.stderr);
      const ticking = setInterval(() => counts && line.show(`  building, ${seconds()} s`), 1000);
      const { ok } = await runBuild(signal).finally(() => {
        clearInterval(ticking);
        line.clear();
      });
      if (!ok) throw buildFailure();
      const built = await assembleBuild(hash);
      report(`The dashboard is built (${seconds()} s).`);
      return built;
    },
  );
}

/** The newest ones are kept: this one is in use again. */
async function touched(folder: string): Promise<string> {
  const now = new Date();
  await utimes(folder, now, now);
  return folder;
}

function buildFailure(): SetupError {
  const said = existsSync(dashboardFiles.log)
    ? readFileSync(dashboardFiles.log, "utf8").trim().split("\n")
    : [];
  // The first fault is the one to mend; what follows is mostly the same again.
  const first = said.findIndex((line) => /error|not found|failed/i.test(line));
  const shown = said.slice(Math.max(0, first), Math.max(0, first) + 8).filter((line) => line.trim() !== "");
  return new SetupError(
    `the dashboard could not be built${shown.length === 0 ? "" : `:\n${shown.join("\n")}`}`,
    `The API works without it. All the build said is in ${dashboardFiles.log}.`,
  );
}
