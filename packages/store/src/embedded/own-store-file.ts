import { readFileSync, writeFileSync } from "node:fs";
import { type HeldLock, holdLock } from "@facet/disk/hold-lock";
import { documentError } from "../document-error.ts";

/** Claims the store for this process, or refuses with the number of the process that has it. */
export function ownStoreFile(file: string): HeldLock {
  const note = `${file}.owner`;
  const lock = holdLock(`${file}.lock`, "owner");
  if (lock === undefined) {
    throw documentError(
      "StoreUnavailable",
      `The store ${file} is already open in ${ownerIn(note)}. Only one process may open it: stop that one (\`facet down\`), or set FACET_HOME to another folder.`,
    );
  }
  writeFileSync(note, `process ${process.pid}, since ${new Date().toISOString()}`, { mode: 0o600 });
  return lock;
}

function ownerIn(note: string): string {
  try {
    return readFileSync(note, "utf8").slice(0, 100) || "another process";
  } catch {
    return "another process";
  }
}
