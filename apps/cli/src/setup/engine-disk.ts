import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { freeBytes } from "@facet/disk/free-bytes";
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

/** The folder itself, or the nearest one above it that is there already. */
export function existingFolder(folder: string): string {
  return existsSync(folder) ? folder : existingFolder(dirname(folder));
}

/** @throws SetupError when the disk is too full to begin. */
export async function requireDisk(folder: string, neededBytes: number): Promise<void> {
  const free = await freeBytes(existingFolder(folder));
  if (free >= neededBytes) return;
  throw new SetupError(
    `setting up the engine needs ${formatGib(neededBytes)} of disk in ${folder}, and ${formatGib(free)} are free`,
    "Free some space, or set FACET_HOME to a folder on a larger disk.",
  );
}

export function formatGib(bytes: number): string {
  return `${(bytes / gib).toFixed(1)} GiB`;
}
