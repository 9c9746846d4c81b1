import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import type { CheckpointReport } from "./checkpoint-log.ts";

/** The thread that copies the log into the store file: its own connection, and nothing else than checkpoints. */
const { file } = workerData as { readonly file: string };
const port = parentPort;
if (port === null) throw new TypeError("this is the program of a worker thread");

// Checkpoints flush as they must with the settings that the store itself has.
const database = new DatabaseSync(file, { timeout: 1000 });
database.exec("PRAGMA synchronous = NORMAL; PRAGMA checkpoint_fullfsync = ON");
const checkpoint = database.prepare("PRAGMA wal_checkpoint(PASSIVE)");

port.on("message", (order: "checkpoint" | "close") => {
  if (order === "close") {
    database.close();
    port.close();
    return;
  }
  const row = checkpoint.get();
  port.postMessage({
    frames: Number(row?.log),
    copied: Number(row?.checkpointed),
  } satisfies CheckpointReport);
});
