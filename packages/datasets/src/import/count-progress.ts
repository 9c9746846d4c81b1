import type { ImportProgress } from "./import-result.ts";

const intervalMs = 200;

/** Adds up what is told, and reports the sums five times a second at most, and at the end. */
export function countProgress(
  totalBytes: number,
  report: ((progress: ImportProgress) => void) | undefined,
): (progress: { readonly records: number; readonly bytes: number }) => void {
  let rows = 0;
  let bytes = 0;
  let reportedAt = 0;
  return (progress) => {
    rows += progress.records;
    bytes += progress.bytes;
    const now = performance.now();
    if (report === undefined || (now - reportedAt < intervalMs && bytes < totalBytes)) return;
    reportedAt = now;
    report({ rows, bytes, totalBytes });
  };
}
