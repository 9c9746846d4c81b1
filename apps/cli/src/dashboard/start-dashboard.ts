import { wholeEnvironment } from "@facet/env/whole-environment";
import { platformFiles } from "../local/platform-files.ts";
import { superviseProcess } from "../local/supervised-process.ts";
import { dashboardFiles } from "./dashboard-files.ts";
import { ensureDashboard } from "./ensure-dashboard.ts";

interface StartDashboard {
  readonly home: string;
  readonly apiUrl: string;
  readonly port: number;
  readonly report: (line: string) => void;
  readonly counts: boolean;
  readonly onTrouble: (line: string) => void;
}

export interface RunningDashboard {
  /** Its address, once it answers. Rejects with what went wrong: the platform runs on without it. */
  readonly ready: Promise<string>;
  stop(): Promise<void>;
}

/** Builds the dashboard when its sources have changed, and keeps it running. */
export function startDashboard({
  home,
  apiUrl,
  port,
  report,
  counts,
  onTrouble,
}: StartDashboard): RunningDashboard {
  const leaving = new AbortController();
  let stopProcess: () => Promise<void> = async () => undefined;

  async function start(): Promise<string> {
    const folder = await ensureDashboard({ report, counts, signal: leaving.signal });
    leaving.signal.throwIfAborted();
    const dashboard = superviseProcess(
      {
        name: "dashboard",
        script: dashboardFiles.server,
        args: [folder],
        logFile: platformFiles(home).log("dashboard"),
        env: {
          ...wholeEnvironment(),
          NODE_ENV: "production",
          FACET_HOME: home,
          FACET_API_URL: apiUrl,
          FACET_DASHBOARD_PORT: String(port),
        },
      },
      onTrouble,
    );
    stopProcess = () => dashboard.stop();
    return dashboard.ready;
  }

  const ready = start();
  ready.catch(() => undefined);
  return {
    ready,
    async stop() {
      leaving.abort();
      await ready.catch(() => undefined);
      await stopProcess();
    },
  };
}
