import { readFileSync, rmSync } from "node:fs";
import { replaceFile } from "@facet/disk/replace-file";
import { z } from "zod";
import { platformFiles } from "./platform-files.ts";

const PlatformRecord = z.object({
  apiUrl: z.string(),
  /** The model server: the CLI asks it what is loaded. */
  inferenceUrl: z.string().optional(),
  /** Null: this platform runs without. `building` also while its process starts. */
  dashboard: z
    .object({
      state: z.enum(["building", "running", "failed"]),
      url: z.string(),
      /** Why it failed. */
      reason: z.string().optional(),
    })
    .nullable()
    .default(null),
  /** The Redis that was started with it; null without. */
  redis: z.object({ port: z.int() }).nullable().default(null),
  pid: z.int(),
  startedAt: z.string(),
});
export type PlatformRecord = z.infer<typeof PlatformRecord>;

/** What the supervisor last wrote; it may be gone since. */
export function readPlatformRecord(home: string): PlatformRecord | undefined {
  try {
    return PlatformRecord.parse(JSON.parse(readFileSync(platformFiles(home).record, "utf8")));
  } catch {
    return undefined;
  }
}

export async function writePlatformRecord(home: string, record: PlatformRecord): Promise<void> {
  await replaceFile(platformFiles(home).record, `${JSON.stringify(record, null, 2)}\n`);
}

export function removePlatformRecord(home: string): void {
  rmSync(platformFiles(home).record, { force: true });
}
