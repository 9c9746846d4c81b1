import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { EngineEvent } from "@facet/contracts/engine/engine-event";
import { EngineRequest } from "@facet/contracts/engine/engine-request";
import type { Clock } from "@facet/ports/clock";
import type { Log } from "@facet/ports/log";
import type { HardwareValues } from "../hardware/measure-hardware.ts";
import { watchHardware } from "../hardware/watch-hardware.ts";
import type { OrphanRecord } from "../host/orphans.ts";
import type { EngineCommand } from "./engine-command.ts";
import { EngineLines } from "./engine-lines.ts";
import { type EngineOutcome, readOutcome } from "./engine-outcome.ts";
import { countOutOfMemoryKills } from "./out-of-memory-kills.ts";
import { spawnEngine } from "./spawn-engine.ts";

export interface RunEngine {
  readonly command: EngineCommand;
  readonly request: EngineRequest;
  /** Given to this one child and to nothing else. */
  readonly secretEnv?: Readonly<Record<string, string>>;
  /** Aborted: SIGTERM, then SIGKILL to the whole group after `graceMs`. */
  readonly stop: AbortSignal;
  readonly graceMs: number;
  /** Aborted: SIGTERM too, but with the longer `pauseGraceMs` for the step in progress and its checkpoint. */
  readonly pause: AbortSignal;
  readonly pauseGraceMs: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly orphans: OrphanRecord;
  /** Between two looks at what the engine takes of its machine. */
  readonly hardwareMs: number;
  readonly onHardware: (values: HardwareValues) => Promise<void>;
  /** Called in order; its promise holds the engine's lines back. */
  readonly onEvent: (event: EngineEvent) => Promise<void>;
}

/** Runs one engine to its end and says how it ended. Never throws for what the engine did. */
export async function runEngine(run: RunEngine): Promise<EngineOutcome> {
  const request = EngineRequest.parse(run.request);
  await mkdir(request.workDir, { recursive: true });
  await mkdir(request.outputDir, { recursive: true });
  const requestFile = join(request.workDir, "request.json");
  await writeFile(requestFile, JSON.stringify(request));

  const killsBefore = await countOutOfMemoryKills();
  const child = spawnEngine(run.command, requestFile, request, run.secretEnv ?? {});
  await run.orphans.add(child.pid);
  const stopping = [
    stopWhenAborted(run, child.pid, run.stop, run.graceMs),
    stopWhenAborted(run, child.pid, run.pause, run.pauseGraceMs),
  ];
  const hardware = watchHardware({
    pid: child.pid,
    folder: request.workDir,
    everyMs: run.hardwareMs,
    clock: run.clock,
    log: run.log,
    tell: run.onHardware,
  });
  const lines = new EngineLines(run.onEvent, run.log);
  // What an engine leaves behind would hold its pipes open, and with them this attempt.
  void child.exit.then(() => signalGroup(child.pid, "SIGKILL"));
  try {
    await Promise.all([
      lines.readEvents(child.events).then(() => {
        if (lines.broken !== undefined) signalGroup(child.pid, "SIGKILL");
      }),
      lines.readNoise("stdout", child.stdout),
      lines.readNoise("stderr", child.stderr),
    ]);
  } catch (error) {
    signalGroup(child.pid, "SIGKILL");
    await child.exit;
    throw error;
  } finally {
    const exit = await child.exit;
    for (const one of stopping) one.done();
    hardware.stop();
    await run.orphans.remove(child.pid);
    lines.exit = exit;
  }
  return readOutcome(lines, (await countOutOfMemoryKills()) > killsBefore);
}

function stopWhenAborted(run: RunEngine, pid: number, asked: AbortSignal, graceMs: number) {
  const over = new AbortController();
  const stop = () => {
    signalGroup(pid, "SIGTERM");
    run.clock.wait(graceMs, over.signal).then(
      () => signalGroup(pid, "SIGKILL"),
      () => undefined,
    );
  };
  if (asked.aborted) stop();
  else asked.addEventListener("abort", stop, { once: true });
  return {
    done() {
      asked.removeEventListener("abort", stop);
      over.abort();
    },
  };
}

/** The engine leads a process group of its own; a group that is gone is no error. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  // 0 would be this process's own group: the engine was never started.
  if (pid <= 0) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
