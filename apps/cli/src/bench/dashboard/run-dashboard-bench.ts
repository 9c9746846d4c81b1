import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import { stateDir } from "@facet/env/state-dir";
import { ensureDashboard } from "../../dashboard/ensure-dashboard.ts";
import { repositoryRoot } from "../../repository-root.ts";
import { ensureBrowser } from "../../setup/ensure-browser.ts";
import { type BenchPart, benchParts } from "./bench-parts.ts";
import { type DashboardBench, judgeDashboard } from "./judge-dashboard.ts";
import { Observed } from "./observed.ts";

/**
 * The built dashboard in a real browser, on a real API and a runner whose engine rehearses. Every figure comes from the
 * browser's own observers. Touches nothing that is kept.
 */
export async function runDashboardBench(
  parts: readonly BenchPart[],
  say: (line: string) => void,
): Promise<DashboardBench> {
  const chromium = await ensureBrowser({ stateDir: stateDir(repositoryRoot), report: say });
  const dashboard = await ensureDashboard({ report: say });
  for (const part of parts) say(`${part}: ${benchParts[part]}`);
  const folder = await mkdtemp(join(tmpdir(), "facet-bench-"));
  try {
    const answer = join(folder, "observed.json");
    const script = join(repositoryRoot, "e2e/src/bench/main.ts");
    const child = spawn(process.execPath, [script, answer, ...parts], {
      // Standard output is the table.
      stdio: ["ignore", process.stderr, "inherit"],
      env: { ...inheritedEnvironment(), CHROMIUM_PATH: chromium, FACET_TEST_DASHBOARD: dashboard },
    });
    const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
    if (code !== 0) throw new Error(`the browser's part ended with ${signal ?? `code ${code}`}`);
    return judgeDashboard(Observed.parse(JSON.parse(await readFile(answer, "utf8"))), parts);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
