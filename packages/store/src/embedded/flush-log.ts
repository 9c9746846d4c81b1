import { closeSync, fdatasync, openSync } from "node:fs";
import { promisify } from "node:util";
import { documentError } from "../document-error.ts";

const flushFile = promisify(fdatasync);

export interface LogFlush {
  /** Resolves once everything that was committed before the call would survive the loss of power. */
  flush(): Promise<void>;
  close(): void;
}

/**
 * Flushes SQLite's write-ahead log beside the event loop, so that a commit does not hold up whoever only reads. Those
 * who ask while a flush runs share the next one. After a flush that failed nobody can tell what reached the disk, so
 * every later one fails too, until the store is opened again.
 */
export function openLogFlush(file: string): LogFlush {
  let descriptor: number | undefined;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let failure: unknown;
  let closed = false;

  async function run(): Promise<void> {
    if (failure !== undefined) throw failure;
    try {
      // The log is there: a commit came before the first flush.
      descriptor ??= openSync(`${file}-wal`, "r+");
      await flushFile(descriptor);
    } catch (error) {
      failure = documentError(
        "StoreUnavailable",
        `The store ${file} could not be flushed to disk. Check the disk, then start again.`,
        error,
      );
      throw failure;
    }
  }

  function start(): Promise<void> {
    running = run().finally(() => {
      running = undefined;
      if (closed) release();
    });
    return running;
  }

  function release(): void {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
  }

  return {
    flush() {
      if (running === undefined) return start();
      // The one that runs may have begun before the caller's commit.
      next ??= running
        .catch(() => undefined)
        .then(() => {
          next = undefined;
          return start();
        });
      return next;
    },
    close() {
      closed = true;
      if (running === undefined) release();
    },
  };
}
