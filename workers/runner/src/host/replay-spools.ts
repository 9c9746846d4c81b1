import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { EngineEvent } from "@facet/contracts/engine/engine-event";
import { Fence } from "@facet/contracts/gateway/worker-gateway";
import type { Clock } from "@facet/ports/clock";
import type { Log } from "@facet/ports/log";
import { z } from "zod";
import type { GatewayClient } from "../gateway/gateway-client.ts";
import { GatewayRefused } from "../gateway/gateway-errors.ts";
import { persist } from "../gateway/persist.ts";

const Header = Fence.extend({ jobId: z.string() });
const batchSize = 100;

/**
 * Delivers what a crash left in the spools, before the new session frees the old leases. The platform drops lines it
 * already has; an attempt that is no longer ours is refused, and its spool is thrown away.
 */
export async function replaySpools(
  folder: string,
  gateway: GatewayClient,
  clock: Clock,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    const [first = "", ...lines] = (await readFile(file, "utf8")).split("\n");
    const header = Header.safeParse(parse(first));
    const events = lines.flatMap((line) => EngineEvent.safeParse(parse(line)).data ?? []);
    if (header.success) await deliver(header.data, events).catch(dropWhenRefused);
    await rm(file);
  }

  async function deliver(header: z.infer<typeof Header>, events: EngineEvent[]): Promise<void> {
    const { jobId, ...fence } = header;
    for (let start = 0; start < events.length; start += batchSize) {
      const batch = events.slice(start, start + batchSize);
      await persist(clock, signal, () => gateway.appendEvents(jobId, { ...fence, events: batch }));
    }
  }

  function dropWhenRefused(error: unknown): void {
    if (!(error instanceof GatewayRefused)) throw error;
    log.info("events of an earlier attempt are no longer wanted", { code: error.problem.code });
  }
}

/** The last line may have been cut by the crash. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
