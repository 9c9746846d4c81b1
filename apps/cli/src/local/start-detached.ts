import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { wholeEnvironment } from "@facet/env/whole-environment";
import { repositoryRoot } from "../repository-root.ts";
import { SetupError } from "../setup/setup-error.ts";
import { findPlatform } from "./find-platform.ts";
import { platformFiles } from "./platform-files.ts";
import type { PlatformRecord } from "./platform-record.ts";

const longestMs = 30_000;

/** Starts a supervisor of its own session, and answers once the platform does. */
export async function startDetached(
  home: string,
  { withDashboard, withRedis }: { readonly withDashboard: boolean; readonly withRedis: boolean },
): Promise<PlatformRecord> {
  const files = platformFiles(home);
  mkdirSync(files.logs, { recursive: true });
  const log = openSync(files.log("supervisor"), "a");
  const up = [
    "up",
    "--quiet",
    ...(withDashboard ? [] : ["--no-dashboard"]),
    ...(withRedis ? ["--redis"] : []),
  ];
  const child = spawn(process.execPath, [join(repositoryRoot, "apps/cli/src/main.ts"), ...up], {
    detached: true,
    stdio: ["ignore", log, log],
    env: { ...wholeEnvironment(), FACET_HOME: home },
  });
  closeSync(log);
  child.unref();
  for (const end = Date.now() + longestMs; Date.now() < end; await pause(100)) {
    const found = await findPlatform(home);
    if (found !== undefined) return found;
    if (child.exitCode !== null && child.exitCode !== 0) break;
  }
  throw new SetupError("the platform did not start", `Its log says why: ${files.log("supervisor")}`);
}
