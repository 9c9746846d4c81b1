import { statfs } from "node:fs/promises";
import { availableParallelism, freemem, totalmem } from "node:os";
import type { HardwareName } from "@facet/contracts/hardware/hardware-names";
import { type ProcessUse, readProcessTree } from "./read-process-tree.ts";

export type HardwareValues = Partial<Record<HardwareName, number>>;

/** One look at an engine, and at the machine around it. */
export interface Look {
  /** Of the clock that only goes forward, ms. */
  readonly atMs: number;
  readonly process: ProcessUse | undefined;
}

interface Measured {
  readonly look: Look;
  readonly values: HardwareValues;
}

/** What an engine takes of its machine, since the look before. What cannot be measured here is left out. */
export async function measureHardware(
  { pid, folder, nowMs }: { readonly pid: number; readonly folder: string; readonly nowMs: number },
  before: Look | undefined,
): Promise<Measured> {
  const process = await readProcessTree(pid);
  const disk = await statfs(folder).catch(() => undefined);
  const look: Look = { atMs: nowMs, process };
  const share = cpuShare(before, look);
  return {
    look,
    values: {
      ...(process === undefined ? {} : { "hardware.rss_bytes": process.rssBytes }),
      ...(share === undefined ? {} : { "hardware.cpu_share": share }),
      "hardware.machine_memory_used_bytes": totalmem() - freemem(),
      "hardware.machine_memory_total_bytes": totalmem(),
      ...(disk === undefined ? {} : { "hardware.disk_free_bytes": disk.bavail * disk.bsize }),
    },
  };
}

/** Of all cores between two looks. A child that ended took its time with it: then less is told, never below nothing. */
export function cpuShare(before: Look | undefined, now: Look): number | undefined {
  if (before?.process === undefined || now.process === undefined) return undefined;
  const seconds = (now.atMs - before.atMs) / 1000;
  if (seconds <= 0) return undefined;
  const share = (now.process.cpuSeconds - before.process.cpuSeconds) / seconds / availableParallelism();
  return Math.min(1, Math.max(0, Math.round(share * 1000) / 1000));
}
