import { setTimeout as pause } from "node:timers/promises";
import { isSupervised } from "./find-platform.ts";
import { readPlatformRecord } from "./platform-record.ts";

const longestMs = 300_000;

/** The address of the dashboard of a platform that another process runs, once it answers; undefined when it will not. */
export async function waitForDashboard(home: string): Promise<string | undefined> {
  for (const end = Date.now() + longestMs; Date.now() < end; await pause(200)) {
    const dashboard = readPlatformRecord(home)?.dashboard ?? null;
    if (dashboard === null || dashboard.state === "failed") return undefined;
    if (dashboard.state === "running") return dashboard.url;
    if (!isSupervised(home)) return undefined;
  }
  return undefined;
}
