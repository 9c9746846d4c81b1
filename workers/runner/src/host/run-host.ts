import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { FindWork } from "@facet/contracts/gateway/worker-gateway";
import type { Lane, Machine } from "@facet/contracts/runners/runner";
import { GatewayRefused, GatewayUnavailable, refusedRequest } from "../gateway/gateway-errors.ts";
import { persist } from "../gateway/persist.ts";
import type { Host } from "./host.ts";
import { replaySpools } from "./replay-spools.ts";
import { runAttempt } from "./run-attempt.ts";
import { watchConsumption } from "./watch-consumption.ts";

interface Announcement {
  readonly name: string;
  readonly lanes: Lane[];
  readonly labels: string[];
  readonly machine: Machine;
  readonly versions: Record<string, string>;
}

/**
 * The life of a runner: end what a crash left behind, open a session, then claim and run one job after another until
 * `closing`. A platform that is away is waited for; one that has forgotten this session is greeted again. Throws `Starved`
 * when work waits and none of it comes here.
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
      log.warn("the platform refused; opening a new session", {
        code: error.problem.code,
        ...refusedRequest(error),
      });
      await clock.wait(1000, closing).catch(() => undefined);
    }
  }

  async function claimAndRun(runnerId: string): Promise<void> {
    const asked = { runnerId, lanes: announcement.lanes, labels: announcement.labels };
    const consumption = watchConsumption({ asked, gateway, timings: host.timings, clock, log });
    const over = new AbortController();
    const work = async () => {
      while (!closing.aborted && !over.signal.aborted) {
        const claimed = await claim(asked, AbortSignal.any([closing, over.signal]));
        if (claimed === null) continue;
        consumption.begin();
        await measured(claimed.kind, () => runAttempt(host, claimed, closing));
        consumption.end();
      }
    };
    try {
      await Promise.race([work(), consumption.starved]);
    } finally {
      over.abort();
      consumption.stop();
    }
  }

  async function measured(kind: string, run: () => Promise<void>): Promise<void> {
    const startedAt = clock.monotonic();
    host.metrics?.set("facet_runner_busy", {}, 1);
    await run();
    host.metrics?.set("facet_runner_busy", {}, 0);
    host.metrics?.observe("facet_runner_attempt_seconds", { kind }, (clock.monotonic() - startedAt) / 1000);
  }

  async function claim(asked: FindWork, signal: AbortSignal) {
    try {
      return await gateway.claimNext({ ...asked, waitMs: host.timings.claimPollMs }, signal);
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
