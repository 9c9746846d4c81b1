import { existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { SetupError } from "./setup-error.ts";

const gib = 1024 ** 3;

/**
 * Bytes an install may take at its fullest: the environment, the wheels while they are unpacked and pip's cache.
 * Measured 1.6 GiB for the CPU build of 2026-11; NVIDIA's libraries add about 5 GiB.
 */
export function engineDiskBytes(build: { torch: boolean; cuda: boolean }): number {
  if (!build.torch) return gib;
  return build.cuda ? 10 * gib : 3 * gib;
}

/** Free bytes where `folder` is, or will be. */
export function freeDiskBytes(folder: string): number {
  let existing = folder;
  while (!existsSync(existing)) existing = dirname(existing);
  const disk = statfsSync(existing);
  return disk.bavail * disk.bsize;
}

/** @throws SetupError when the disk is too full to begin. */
export function requireDisk(folder: string, neededBytes: number): void {
  const free = freeDiskBytes(folder);
  if (free >= neededBytes) return;
  throw new SetupError(
    `setting up the engine needs ${formatGib(neededBytes)} of disk in ${folder}, and ${formatGib(free)} are free`,
    "Free some space, or set FACET_HOME to a folder on a larger disk.",
  );
}

export function formatGib(bytes: number): string {
  return `${(bytes / gib).toFixed(1)} GiB`;
}
