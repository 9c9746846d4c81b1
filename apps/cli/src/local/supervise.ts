import { mkdirSync } from "node:fs";
import { type HeldLock, holdLock } from "@facet/disk/hold-lock";
import { platformFiles } from "./platform-files.ts";
import { removePlatformRecord, writePlatformRecord } from "./platform-record.ts";
import { type RunningPlatform, startPlatform } from "./start-platform.ts";

export interface OwnPlatform extends RunningPlatform {
  readonly lock: HeldLock;
}

/** Starts the platform as this process's own; undefined when another process of this home has it, or is starting it. */
export async function startOwnPlatform(
  home: string,
  onTrouble: (line: string) => void,
): Promise<OwnPlatform | undefined> {
  mkdirSync(home, { recursive: true });
  const lock = holdLock(platformFiles(home).lock, "alone");
  if (lock === undefined) return undefined;
  try {
    const platform = await startPlatform({ home, onTrouble });
    await writePlatformRecord(home, {
      apiUrl: platform.apiUrl,
      inferenceUrl: platform.inferenceUrl,
      pid: process.pid,
      startedAt: new Date().toISOString(),
    });
    return {
      lock,
      apiUrl: platform.apiUrl,
      inferenceUrl: platform.inferenceUrl,
      async stop() {
        removePlatformRecord(home);
        await platform.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
