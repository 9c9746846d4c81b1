import type { Readable } from "node:stream";
import { EngineEvent } from "@facet/contracts/engine/engine-event";
import type { Log } from "@facet/ports/log";
import type { EngineExit } from "./spawn-engine.ts";

const maxLineBytes = 64 * 1024;
const maxGarbage = 100;
const keptNoise = 40;

export type EngineDone = Extract<EngineEvent, { type: "done" }>;
export type EngineFailure = Extract<EngineEvent, { type: "error" }>;

/** Reads what an engine writes: numbered events from its pipe, and whatever its libraries print. */
export class EngineLines {
  exit: EngineExit | undefined;
  done: EngineDone | undefined;
  failure: EngineFailure | undefined;
  /** The engine broke the protocol: too much garbage, or a gap in its numbers. */
  broken: string | undefined;
  lastStep: number | undefined;
  /** Last lines of stdout and stderr, for the log of an engine that died without a word. */
  readonly noise: string[] = [];
  private garbage = 0;
  private lastLine = 0;
  private readonly onEvent: (event: EngineEvent) => Promise<void>;
  private readonly log: Log;

  constructor(onEvent: (event: EngineEvent) => Promise<void>, log: Log) {
    this.onEvent = onEvent;
    this.log = log;
  }

  /** Reads to the end, or until the engine has broken the protocol: from there on nothing it says is believed. */
  async readEvents(pipe: Readable): Promise<void> {
    for await (const line of splitLines(pipe)) {
      const event = this.parse(line);
      if (this.broken !== undefined) return;
      if (event === undefined) continue;
      if (event.type === "done") this.done = event;
      if (event.type === "error") this.failure = event;
      if (event.type === "metric" || event.type === "checkpoint") this.lastStep = event.step;
      await this.onEvent(event);
    }
  }

  async readNoise(stream: string, pipe: Readable): Promise<void> {
    for await (const line of splitLines(pipe)) {
      this.noise.push(line.slice(0, 2000));
      if (this.noise.length > keptNoise) this.noise.shift();
      this.log.debug("engine output", { stream, line: line.slice(0, 2000) });
    }
  }

  private parse(line: string): EngineEvent | undefined {
    const parsed = EngineEvent.safeParse(parseJson(line));
    if (!parsed.success) {
      this.garbage += 1;
      if (this.garbage > maxGarbage) this.broken ??= `more than ${maxGarbage} unreadable lines`;
      this.log.warn("engine line not understood", { line: line.slice(0, 500) });
      return undefined;
    }
    if (parsed.data.line !== this.lastLine + 1)
      this.broken ??= `line ${parsed.data.line} follows line ${this.lastLine}`;
    this.lastLine = parsed.data.line;
    return parsed.data;
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Lines of at most 64 KiB; the rest of a longer one is skipped, so that a flood cannot fill memory. */
async function* splitLines(pipe: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  let skipping = false;
  try {
    for await (const chunk of pipe) {
      rest += decoder.decode(chunk as Uint8Array, { stream: true });
      for (let end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 1);
        if (!skipping && line.trim() !== "") yield line;
        skipping = false;
      }
      if (rest.length > maxLineBytes) {
        if (!skipping) yield rest.slice(0, maxLineBytes);
        skipping = true;
        rest = "";
      }
    }
  } catch (error) {
    // A killed engine resets its pipes; how it ended is read from its exit, not from here.
    if (
      (error as NodeJS.ErrnoException).code !== "ECONNRESET" &&
      (error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE"
    )
      throw error;
  }
  if (!skipping && rest.trim() !== "") yield rest;
}
