import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import { stateDir } from "@facet/env/state-dir";
import type { Command } from "commander";
import { ensureDashboard } from "../dashboard/ensure-dashboard.ts";
import { repositoryRoot } from "../repository-root.ts";
import { ensureBrowser } from "../setup/ensure-browser.ts";
import { say } from "../terminal/print.ts";

export function register(program: Command): void {
  program
    .command("screens")
    .description("write a picture of every page of the dashboard, in both themes, wide and narrow")
    .option("--out <folder>", "folder that gets them, with an index.html", "screens")
    .action(async ({ out }: { out: string }) => {
      const folder = resolve(out);
      const chromium = await ensureBrowser({ stateDir: stateDir(repositoryRoot), report: say });
      const dashboard = await ensureDashboard({ report: say });
      const child = spawn(process.execPath, [join(repositoryRoot, "e2e/src/screens/main.ts"), folder], {
        stdio: "inherit",
        env: { ...inheritedEnvironment(), CHROMIUM_PATH: chromium, FACET_TEST_DASHBOARD: dashboard },
      });
      const [code] = (await once(child, "exit")) as [number | null];
      if (code === 0) say(`All pictures: ${join(folder, "index.html")}`);
      else process.exitCode = 1;
    });
}
