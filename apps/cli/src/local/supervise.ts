import { mkdirSync } from "node:fs";
import { type HeldLock, holdLock } from "@facet/disk/hold-lock";
import { moveIn } from "@facet/disk/move-in";
import { startDashboard } from "../dashboard/start-dashboard.ts";
import { openSupervisorLog } from "../logs/open-supervisor-log.ts";
import { platformFiles } from "./platform-files.ts";
import { type PlatformRecord, removePlatformRecord, writePlatformRecord } from "./platform-record.ts";
import { type RunningPlatform, startPlatform } from "./start-platform.ts";

export interface OwnPlatform extends RunningPlatform {
  readonly lock: HeldLock;
  /** The dashboard's address once it answers, or why it does not run; null without one. */
  readonly dashboard: Promise<DashboardOutcome> | null;
}

export type DashboardOutcome = { readonly url: string } | { readonly failure: string };

interface StartOwn {
  readonly withDashboard: boolean;
  /** A Redis of its own carries wake-ups and live signals. */
  readonly withRedis: boolean;
  /** What people may want to read while they wait. */
  readonly report: (line: string) => void;
  /** Whether a line of the terminal may count the seconds of a build. */
  readonly counts: boolean;
  readonly onTrouble: (line: string) => void;
}

/**
 * Starts the platform as this process's own; undefined when another process of this home has it, or is starting it. The
 * dashboard comes after it: nothing waits for its build.
 */
export async function startOwnPlatform(
  home: string,
  { withDashboard, withRedis, report, counts, onTrouble: complain }: StartOwn,
): Promise<OwnPlatform | undefined> {
  mkdirSync(home, { recursive: true });
  const lock = holdLock(platformFiles(home).lock, "alone");
  if (lock === undefined) return undefined;
  const log = await openSupervisorLog(home);
  const onTrouble = (line: string) => {
    log.warn(line);
    complain(line);
  };
  try {
    await moveIn(platformFiles(home).restored, home);
    log.info("starting", { pid: process.pid });
    const platform = await startPlatform({ home, withDashboard, withRedis, report, onTrouble });
    const { apiUrl, inferenceUrl, dashboardPort: port } = platform;
    const url = `http://127.0.0.1:${port}`;
    const record: PlatformRecord = {
      apiUrl,
      inferenceUrl,
      dashboard: port === null ? null : { state: "building", url },
      redis: platform.redisPort === null ? null : { port: platform.redisPort },
      pid: process.pid,
      startedAt: new Date().toISOString(),
    };
    await writePlatformRecord(home, record);
    const dashboard =
      port === null ? null : startDashboard({ home, apiUrl, port, report, counts, onTrouble });
    let stopping = false;

    async function settle(ready: Promise<string>): Promise<DashboardOutcome> {
      const outcome = await ready.then(
        (): DashboardOutcome => ({ url }),
        (error: unknown): DashboardOutcome => ({ failure: said(error) }),
      );
      if (stopping) return outcome;
      const failed = "failure" in outcome ? { state: "failed" as const, url, reason: outcome.failure } : null;
      await writePlatformRecord(home, { ...record, dashboard: failed ?? { state: "running", url } });
      return outcome;
    }

    return {
      ...platform,
      lock,
      dashboard: dashboard === null ? null : settle(dashboard.ready),
      async stop() {
        stopping = true;
        log.info("stopping");
        removePlatformRecord(home);
        await dashboard?.stop();
        await platform.stop();
        log.info("stopped");
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function said(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "fix" in error && typeof error.fix === "string" ? `${error.message}\n${error.fix}` : error.message;
}
