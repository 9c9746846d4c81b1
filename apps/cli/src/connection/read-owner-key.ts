import { readFileSync } from "node:fs";
import { z } from "zod";
import { platformFiles } from "../local/platform-files.ts";

const Owner = z.object({ key: z.string() });

/** The key of whoever runs the platform on this machine; undefined when it is not there or not readable. */
export function readOwnerKey(home: string): string | undefined {
  try {
    return Owner.parse(JSON.parse(readFileSync(platformFiles(home).owner, "utf8"))).key;
  } catch {
    return undefined;
  }
}
