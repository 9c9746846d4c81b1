import { mkdirSync } from "node:fs";
import { holdLock } from "@facet/disk/hold-lock";
import { platformFiles } from "./platform-files.ts";
import { type PlatformRecord, readPlatformRecord } from "./platform-record.ts";

/** The platform that runs in this home and answers; undefined when none does. */
export async function findPlatform(home: string): Promise<PlatformRecord | undefined> {
  const record = readPlatformRecord(home);
  if (record === undefined || !isSupervised(home)) return undefined;
  const response = await fetch(`${record.apiUrl}/v1/health`, { signal: AbortSignal.timeout(2000) }).catch(
    () => undefined,
  );
  return response?.ok ? record : undefined;
}

/** Whether a supervisor lives: the kernel frees its lock however it dies. */
export function isSupervised(home: string): boolean {
  mkdirSync(home, { recursive: true });
  const lock = holdLock(platformFiles(home).lock, "alone");
  lock?.release();
  return lock === undefined;
}
