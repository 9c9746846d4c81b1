import { appendFileSync } from "node:fs";
import type { Log } from "@facet/ports/log";
import { platformFiles } from "../local/platform-files.ts";
import { makeRoomForLog } from "./rotate-log.ts";

/** What the supervisor says, in the shape that every other process has. */
export async function openSupervisorLog(home: string): Promise<Log> {
  const file = platformFiles(home).log("supervisor");
  makeRoomForLog(file);
  // Loaded here: every other command does without a logger.
  const { openLog } = await import("@facet/log/open-log");
  return openLog({ name: "supervisor", destination: { write: (line) => appendFileSync(file, line) } });
}
