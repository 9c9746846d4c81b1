import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { createRequire } from "node:module";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import { wholeEnvironment } from "@facet/env/whole-environment";
import { dashboardFiles } from "./dashboard-files.ts";

/** Builds the screens into their `.next`, behind whatever else the machine does. Answers with how it ended. */
export async function runBuild(signal?: AbortSignal): Promise<{ ok: boolean }> {
  const { app, log } = dashboardFiles;
  const next = createRequire(join(app, "package.json")).resolve("next/dist/bin/next");
  const output = openSync(log, "w");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: app,
    stdio: ["ignore", output, output],
    env: { ...wholeEnvironment(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
    ...(signal === undefined ? {} : { signal }),
  });
  closeSync(output);
  // A training must not wait for a picture of itself.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const code = await new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null));
    child.once("exit", (exit) => resolve(exit));
  });
  return { ok: code === 0 };
}
