import { setTimeout as pause } from "node:timers/promises";
import { SetupError } from "../setup/setup-error.ts";
import { findPlatform } from "./find-platform.ts";
import type { PlatformRecord } from "./platform-record.ts";

const longestMs = 30_000;

/** The platform that someone else is starting, once it answers. */
export async function waitForPlatform(home: string): Promise<PlatformRecord> {
  for (const end = Date.now() + longestMs; Date.now() < end; await pause(100)) {
    const found = await findPlatform(home);
    if (found !== undefined) return found;
  }
  throw new SetupError(
    "the platform did not start within 30 seconds",
    "Run ./facet logs to see why, then ./facet up again.",
  );
}
