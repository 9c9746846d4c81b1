import { readFileSync } from "node:fs";
import { z } from "zod";
import { platformFiles } from "../local/platform-files.ts";

const LastBackup = z.object({ file: z.string(), bytes: z.int(), takenAt: z.string() });
export type LastBackup = z.infer<typeof LastBackup>;

/** Where the last backup of this state folder went; it may have been moved since. Null when none was taken. */
export function readLastBackup(home: string): LastBackup | null {
  try {
    return LastBackup.parse(JSON.parse(readFileSync(platformFiles(home).lastBackup, "utf8")));
  } catch {
    return null;
  }
}
