import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { holdLock } from "@facet/disk/hold-lock";
import { makeFolder } from "@facet/disk/make-folder";

const askAgainMs = 250;

/** Runs `action` while no other process runs one under the same `file`. Says once that it waits, if it must. */
export async function withFileLock<T>(
  file: string,
  onWait: () => void,
  action: () => Promise<T>,
): Promise<T> {
  await makeFolder(dirname(file));
  let lock = holdLock(file, "alone");
  if (lock === undefined) onWait();
  while (lock === undefined) {
    await pause(askAgainMs);
    lock = holdLock(file, "alone");
  }
  try {
    return await action();
  } finally {
    lock.release();
  }
}
