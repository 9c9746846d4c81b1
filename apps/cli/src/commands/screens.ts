import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import { stateDir } from "@facet/env/state-dir";
import type { Command } from "commander";
import { findConnection } from "../connection/find-connection.ts";
import { ensureDashboard } from "../dashboard/ensure-dashboard.ts";
import { repositoryRoot } from "../repository-root.ts";
import { ensureBrowser } from "../setup/ensure-browser.ts";
import { say } from "../terminal/print.ts";

export function register(program: Command): void {
  program
    .command("screens")
    .description("write a picture of every page of the dashboard, in both themes, wide and narrow")
    .option("--out <folder>", "folder that gets them, with an index.html", "screens")
    .option("--only <part>", "only pages whose name holds this, such as run-", "")
    .option("--docs", "the pictures of the guides instead, from a running platform with a finished demo")
    .action(async ({ out, only, docs }: { out: string; only: string; docs?: true }) => {
      const chromium = await ensureBrowser({ stateDir: stateDir(repositoryRoot), report: say });
      const env = { ...inheritedEnvironment(), CHROMIUM_PATH: chromium };
      if (docs === true) {
        const { url, key } = await findConnection();
        const ended = await run("docs-pictures.ts", [join(repositoryRoot, "docs/pictures")], env, {
          url,
          key,
        });
        if (!ended) process.exitCode = 1;
        return;
      }
      const folder = resolve(out);
      const dashboard = await ensureDashboard({ report: say });
      const ended = await run("main.ts", [folder, only], { ...env, FACET_TEST_DASHBOARD: dashboard });
      if (ended) say(`All pictures: ${join(folder, "index.html")}`);
      else process.exitCode = 1;
    });
}

/** Whether the program ended well. `told`: what it reads from stdin, where a key is nobody else's to see. */
async function run(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  told?: object,
): Promise<boolean> {
  const child = spawn(process.execPath, [join(repositoryRoot, "e2e/src/screens", name), ...args], {
    stdio: ["pipe", "inherit", "inherit"],
    env,
  });
  child.stdin.end(told === undefined ? "" : JSON.stringify(told));
  const [code] = (await once(child, "exit")) as [number | null];
  return code === 0;
}
