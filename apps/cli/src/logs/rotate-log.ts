import { copyFileSync, mkdirSync, renameSync, statSync, truncateSync } from "node:fs";
import { dirname } from "node:path";

const largestBytes = 20 * 1024 ** 2;

const isLarge = (file: string, most: number) => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > most;

/** Before a process opens it: a log that has grown large moves aside, and the one before it goes. */
export function makeRoomForLog(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  if (isLarge(file, largestBytes)) renameSync(file, `${file}.1`);
}

/**
 * While a process writes it: what was said is copied aside and the file, which it holds open to append, is emptied. Lines of the
 * few milliseconds in between are lost; a full disk would lose more.
 */
export function rotateLog(file: string, most = largestBytes): void {
  try {
    if (!isLarge(file, most)) return;
    copyFileSync(file, `${file}.1`);
    truncateSync(file);
  } catch {
    // A disk that takes no copy is somebody else's to report; the next look tries again.
  }
}
