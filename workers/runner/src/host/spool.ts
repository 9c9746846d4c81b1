import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { EngineEvent } from "@facet/contracts/engine/engine-event";
import type { Fence } from "@facet/contracts/gateway/worker-gateway";
import type { Clock } from "@facet/ports/clock";
import { persist } from "../gateway/persist.ts";

const maxBatch = 200;
const maxBatchBytes = 200 * 1024;
const maxWaiting = 10_000;

/** First line of a spool file: whose events follow, so that a restarted runner can still deliver them. */
export interface SpoolHeader extends Fence {
  readonly jobId: string;
}

interface SpoolOptions {
  readonly file: string;
  readonly header: SpoolHeader;
  /** Shortest time between two batches; the first of a quiet spell leaves at once. */
  readonly flushMs: number;
  /** So many events may wait for the network; past them whoever adds one is held back. */
  readonly maxWaiting?: number;
  /** Called once when the disk has no room: from then on events are kept in memory alone until they are sent. */
  readonly onDiskFull: () => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Sends one batch; repeated while the gateway is away. */
  readonly send: (events: EngineEvent[]) => Promise<void>;
}

/**
 * Events of one attempt on their way to the platform: to disk first, then over the network. While the gateway is away
 * they wait and the engine goes on; past `maxWaiting` of them the engine is held back until some have gone.
 */
export class Spool {
  /** On disk, not stored by the platform yet. */
  private waiting: { event: EngineEvent; bytes: number }[] = [];
  private written: Promise<void> = Promise.resolve();
  private pump: Promise<void> | undefined;
  private progressed = Promise.withResolvers<void>();
  private lastSentAt = Number.NEGATIVE_INFINITY;
  private failure: unknown;
  private diskIsFull = false;
  private readonly options: SpoolOptions;
  private readonly handle: FileHandle;

  static async open(options: SpoolOptions): Promise<Spool> {
    await mkdir(dirname(options.file), { recursive: true });
    const handle = await open(options.file, "w", 0o600);
    const spool = new Spool(options, handle);
    await spool.keep(`${JSON.stringify(options.header)}\n`);
    return spool;
  }

  private constructor(options: SpoolOptions, handle: FileHandle) {
    this.options = options;
    this.handle = handle;
  }

  /** Resolves once the event is on disk and there is room for more. Throws what ended the spool. */
  async add(event: EngineEvent): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    const line = `${JSON.stringify(event)}\n`;
    // Chained before anything is awaited, so that two callers cannot swap their lines.
    this.written = this.written.then(async () => {
      await this.keep(line);
      this.waiting.push({ event, bytes: Buffer.byteLength(line) });
      this.start();
    });
    await this.written;
    while (this.waiting.length > (this.options.maxWaiting ?? maxWaiting) && this.failure === undefined)
      await this.progressed.promise;
    if (this.failure !== undefined) throw this.failure;
  }

  /** Resolves when everything added has been stored by the platform. */
  async drain(): Promise<void> {
    await this.written;
    while (this.pump !== undefined) await this.pump;
    if (this.failure !== undefined) throw this.failure;
  }

  /** Harmless when repeated. */
  async remove(): Promise<void> {
    await this.written.catch(() => undefined);
    await this.handle.close();
    await rm(this.options.file, { force: true });
  }

  /** After a line that did not fit nothing is added: what a restarted runner reads ends there. */
  private async keep(line: string): Promise<void> {
    if (this.diskIsFull) return;
    try {
      await this.handle.appendFile(line);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      this.diskIsFull = true;
      this.options.onDiskFull();
    }
  }

  private start(): void {
    if (this.failure !== undefined) return;
    this.pump ??= this.run().finally(() => {
      this.pump = undefined;
      if (this.waiting.length > 0) this.start();
    });
  }

  private async run(): Promise<void> {
    const { clock, signal, send, flushMs } = this.options;
    try {
      while (this.waiting.length > 0) {
        signal.throwIfAborted();
        const early = this.lastSentAt + flushMs - clock.monotonic();
        if (early > 0) await clock.wait(early, signal);
        const batch = this.nextBatch();
        await persist(clock, signal, () => send(batch));
        this.lastSentAt = clock.monotonic();
        this.waiting.splice(0, batch.length);
        this.tellProgress();
      }
    } catch (error) {
      this.failure = error ?? new Error("the spool was stopped");
      this.tellProgress();
    }
  }

  private tellProgress(): void {
    this.progressed.resolve();
    this.progressed = Promise.withResolvers();
  }

  private nextBatch(): EngineEvent[] {
    let bytes = 0;
    const batch: EngineEvent[] = [];
    for (const { event, bytes: size } of this.waiting) {
      if (batch.length >= maxBatch || (batch.length > 0 && bytes + size > maxBatchBytes)) break;
      batch.push(event);
      bytes += size;
    }
    return batch;
  }
}
