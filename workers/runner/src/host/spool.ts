import { appendFile, mkdir, rm, writeFile } from "node:fs/promises";
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
  readonly flushMs: number;
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
  private waiting: { event: EngineEvent; bytes: number }[] = [];
  private written: Promise<void> = Promise.resolve();
  private pump: Promise<void> | undefined;
  private failure: unknown;
  private readonly options: SpoolOptions;

  static async open(options: SpoolOptions): Promise<Spool> {
    await mkdir(dirname(options.file), { recursive: true });
    await writeFile(options.file, `${JSON.stringify(options.header)}\n`);
    return new Spool(options);
  }

  private constructor(options: SpoolOptions) {
    this.options = options;
  }

  async add(event: EngineEvent): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    const line = `${JSON.stringify(event)}\n`;
    // Queued before anything is awaited, so that two callers cannot swap their lines.
    this.waiting.push({ event, bytes: line.length });
    this.written = this.written.then(() => appendFile(this.options.file, line));
    await this.written;
    this.pump ??= this.run();
    if (this.waiting.length > maxWaiting) await this.pump;
  }

  /** Resolves when everything added has been stored by the platform. */
  async drain(): Promise<void> {
    while (this.pump) await this.pump;
    if (this.failure !== undefined) throw this.failure;
  }

  async remove(): Promise<void> {
    await rm(this.options.file, { force: true });
  }

  private async run(): Promise<void> {
    const { clock, signal, send, flushMs } = this.options;
    try {
      while (this.waiting.length > 0) {
        await clock.wait(flushMs, signal);
        const batch = this.nextBatch();
        await persist(clock, signal, () => send(batch));
        this.waiting.splice(0, batch.length);
      }
    } catch (error) {
      this.failure = error;
    } finally {
      this.pump = undefined;
    }
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
