import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Lane, Machine } from "@facet/contracts/runners/runner";
import { GatewayRefused, GatewayUnavailable } from "../gateway/gateway-errors.ts";
import { persist } from "../gateway/persist.ts";
import type { Host } from "./host.ts";
import { replaySpools } from "./replay-spools.ts";
import { runAttempt } from "./run-attempt.ts";

interface Announcement {
  readonly name: string;
  readonly lanes: Lane[];
  readonly labels: string[];
  readonly machine: Machine;
  readonly versions: Record<string, string>;
}

/**
 * The life of a runner: end what a crash left behind, open a session, then claim and run one job after another until
 * `closing`. A platform that is away is waited for; one that has forgotten this session is greeted again.
 */
export async function runHost(host: Host, announcement: Announcement, closing: AbortSignal): Promise<void> {
  const { gateway, clock, log } = host;
  const killed = await host.orphans.killLeftovers();
  if (killed > 0) log.warn("ended engines that an earlier runner left behind", { killed });
  await removeOldWork(join(host.folder, "work"));

  while (!closing.aborted) {
    try {
      await replaySpools(join(host.folder, "spool"), gateway, clock, log, closing);
      const session = await persist(clock, closing, () =>
        gateway.openSession({ hostId: host.hostId, ...announcement }),
      );
      log.info("ready for work", { runnerId: session.runnerId, lanes: announcement.lanes });
      await claimAndRun(session.runnerId);
    } catch (error) {
      if (closing.aborted) return;
      if (!(error instanceof GatewayRefused)) throw error;
      if (error.problem.code === "unauthenticated" || error.problem.code === "forbidden") throw error;
      log.warn("the platform refused; opening a new session", { code: error.problem.code });
      await clock.wait(1000, closing).catch(() => undefined);
    }
  }

  async function claimAndRun(runnerId: string): Promise<void> {
    while (!closing.aborted) {
      const claimed = await claim(runnerId);
      if (claimed !== null) await runAttempt(host, claimed, closing);
    }
  }

  async function claim(runnerId: string) {
    try {
      return await gateway.claimNext(
        {
          runnerId,
          lanes: announcement.lanes,
          labels: announcement.labels,
          waitMs: host.timings.claimPollMs,
        },
        closing,
      );
    } catch (error) {
      if (!(error instanceof GatewayUnavailable)) throw error;
      await clock.wait(500, closing).catch(() => undefined);
      return null;
    }
  }
}

/** Folders of attempts that a crash left behind. Half-done downloads stay: the next import goes on with them. */
async function removeOldWork(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (name !== "downloads") await rm(join(folder, name), { recursive: true, force: true });
  }
}
