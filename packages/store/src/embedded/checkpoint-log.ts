import { Worker } from "node:worker_threads";

/** What a checkpoint found: so many frames in the log, so many of them in the store file by now. */
export interface CheckpointReport {
  readonly frames: number;
  readonly copied: number;
}

export interface LogCheckpoints {
  /** A commit has been written to the log. */
  committed(): void;
  /** Waits for a checkpoint that runs, and ends the thread. */
  close(): Promise<void>;
}

interface Options {
  readonly file: string;
  /** Copies what is left, on this thread. */
  readonly finish: () => void;
  /** The thread is of no use: checkpoints are this connection's own affair from now on. */
  readonly takeOver: () => void;
  readonly commitsPerCheckpoint?: number;
  readonly mostFrames?: number;
}

/** About a thousand pages, what SQLite's own checkpoints wait for. */
const usualCommits = 250;
/** 64 MiB of log. Under writes that never pause it would not begin anew by itself. */
const usualFrames = 16_384;

/**
 * Has the write-ahead log copied into the store file by a thread of its own. SQLite would do it within a commit, and the
 * thousand scattered pages and two flushes of it hold up the whole process: half a second on a busy disk. The thread
 * starts when it is first needed. Commits go on meanwhile; what they add is copied next time, and once the log is long,
 * the little that is left is copied here, so that it begins anew.
 */
export function openLogCheckpoints({
  file,
  finish,
  takeOver,
  commitsPerCheckpoint = usualCommits,
  mostFrames = usualFrames,
}: Options): LogCheckpoints {
  let worker: Worker | undefined;
  let commits = 0;
  let running = false;
  let closed = false;

  function start(): Worker {
    const started = new Worker(new URL("./checkpoint-worker.ts", import.meta.url), { workerData: { file } });
    // Nobody waits for a checkpoint to end: the log keeps what it has not copied.
    started.unref();
    started.on("message", ({ frames, copied }: CheckpointReport) => {
      running = false;
      if (!closed && frames >= mostFrames && copied < frames) finish();
    });
    started.on("error", () => {
      running = true;
      if (!closed) takeOver();
    });
    return started;
  }

  return {
    committed() {
      commits += 1;
      if (commits < commitsPerCheckpoint || running || closed) return;
      commits = 0;
      running = true;
      worker ??= start();
      worker.postMessage("checkpoint");
    },
    async close() {
      closed = true;
      if (worker === undefined || worker.threadId === -1) return;
      const gone = new Promise<void>((resolve) => worker?.once("exit", () => resolve()));
      // Closing is waited for: without this a process with nothing else to do would end before the file is whole.
      worker.ref();
      worker.postMessage("close");
      await gone;
    },
  };
}
