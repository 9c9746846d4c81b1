import { readCliEnv } from "@facet/env/read-cli-env";
import { BackupError } from "./backup-error.ts";
import { restoreHome } from "./restore-home.ts";
import { saveHome } from "./save-home.ts";

// A program of its own, started by the command line: only the API's folder knows the store. It tells its parent how far it
// is and how it ended, and stops, leaving nothing half, when the parent goes or a person presses Ctrl-C.
const [verb, file = "", ...flags] = process.argv.slice(2);
const { home } = readCliEnv().env;
const leaving = new AbortController();
const leave = () =>
  leaving.abort(new BackupError("it was stopped", "Nothing was left of it. Start it again."));
process.once("SIGTERM", leave);
process.once("SIGINT", leave);
process.once("disconnect", leave);

const tellEveryMs = 200;
let toldAt = 0;

function onProgress(doneBytes: number, totalBytes: number): void {
  if (Date.now() - toldAt < tellEveryMs) return;
  toldAt = Date.now();
  tell({ type: "progress", doneBytes, totalBytes });
}

/** A parent that has gone hears nothing more; the signal above ends the work. */
function tell(message: object): void {
  if (process.connected) process.send?.(message, () => undefined);
}

const { signal } = leaving;
try {
  const result =
    verb === "restore"
      ? await restoreHome({ file, home, onProgress, signal })
      : await saveHome({
          home,
          target: file,
          withKeys: !flags.includes("--without-keys"),
          onProgress,
          signal,
        });
  tell({ type: "done", result });
} catch (error) {
  const cause = signal.aborted ? signal.reason : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  const fix =
    cause instanceof BackupError ? cause.fix : "Nothing was left of it. Look at the disk, then try again.";
  tell({ type: "failed", message, fix });
  process.exitCode = 1;
}
process.off("disconnect", leave);
if (process.connected) process.disconnect();
