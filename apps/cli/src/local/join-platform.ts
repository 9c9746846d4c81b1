import { findPlatform } from "./find-platform.ts";
import { startDetached } from "./start-detached.ts";
import { startOwnPlatform } from "./supervise.ts";
import { waitForDashboard } from "./wait-for-dashboard.ts";
import { waitForPlatform } from "./wait-for-platform.ts";

export interface JoinedPlatform {
  readonly apiUrl: string;
  /** This process runs it, and stops it when it leaves. */
  readonly isOwn: boolean;
  /** The dashboard's address once it answers; undefined when it does not run. */
  dashboardUrl(): Promise<string | undefined>;
  leave(): Promise<void>;
}

interface JoinPlatform {
  readonly detach: boolean;
  readonly withDashboard: boolean;
  readonly report: (line: string) => void;
}

/** The platform of this home: the one that runs, else one of our own or, detached, one that stays. */
export async function joinPlatform(
  home: string,
  { detach, withDashboard, report }: JoinPlatform,
): Promise<JoinedPlatform> {
  const stay = {
    isOwn: false,
    dashboardUrl: () => waitForDashboard(home),
    leave: async () => undefined,
  };
  const running = await findPlatform(home);
  if (running !== undefined) return { apiUrl: running.apiUrl, ...stay };
  if (detach)
    return { apiUrl: (await startDetached(home, { withDashboard, withRedis: false })).apiUrl, ...stay };
  const onTrouble = (line: string) => process.stderr.write(`facet: ${line}\n`);
  const own = await startOwnPlatform(home, {
    withDashboard,
    withRedis: false,
    report,
    counts: false,
    onTrouble,
  });
  if (own === undefined) return { apiUrl: (await waitForPlatform(home)).apiUrl, ...stay };
  return {
    apiUrl: own.apiUrl,
    isOwn: true,
    async dashboardUrl() {
      const outcome = await own.dashboard;
      if (outcome === null) return undefined;
      if ("failure" in outcome) onTrouble(outcome.failure);
      return "url" in outcome ? outcome.url : undefined;
    },
    leave: () => own.stop(),
  };
}
