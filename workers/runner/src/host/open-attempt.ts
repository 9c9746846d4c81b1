import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { ArtifactFile } from "@facet/contracts/artifacts/artifact";
import { EngineEvent } from "@facet/contracts/engine/engine-event";
import { claimContexts } from "@facet/contracts/gateway/claim-context";
import type { Claimed, LinkedArtifact } from "@facet/contracts/gateway/worker-gateway";
import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import type { Log } from "@facet/ports/log";
import { runEngine } from "../engine/run-engine.ts";
import { GatewayRefused } from "../gateway/gateway-errors.ts";
import { persist } from "../gateway/persist.ts";
import type { AnyKindContext } from "../kinds/run-kind.ts";
import { downloadFile } from "../transfer/download-file.ts";
import { uploadFolder } from "../transfer/upload-folder.ts";
import { AttemptFailed, AttemptInterrupted } from "./attempt-ended.ts";
import { holdInputs } from "./hold-inputs.ts";
import type { Host } from "./host.ts";
import { Spool } from "./spool.ts";
import { traceAttempt } from "./trace-attempt.ts";
import { trackProgress } from "./track-progress.ts";

/** A download says how far it is so often; a small one is over before that. */
const fetchToldEveryMs = 500;
const mostSends = 3;

interface AttemptSignals {
  /** Cancelled, lost, over its time, or this runner closes. */
  readonly stop: AbortSignal;
  /** To be paused: what is whole is committed first. */
  readonly pause: AbortSignal;
  readonly lost: AbortSignal;
}

/** Puts together what one attempt works with: its spool, its numbering of lines, its progress and its handler's context. */
export async function openAttempt(host: Host, claimed: Claimed, workDir: string, log: Log) {
  const { gateway, clock, timings } = host;
  const fence = { attempt: claimed.attempt, leaseToken: claimed.leaseToken };
  const outputDir = join(workDir, "output");
  await mkdir(outputDir, { recursive: true });

  const over = new AbortController();
  const tracker = trackProgress();
  const trace = traceAttempt(host.tracer, claimed);
  const spool = await Spool.open({
    file: join(host.folder, "spool", `${claimed.jobId}-${claimed.attempt}.ndjson`),
    header: { jobId: claimed.jobId, ...fence },
    flushMs: claimed.eventFlushMs,
    onDiskFull: () => {
      const message = "The runner's disk is full: what the engine says is kept in memory until it is sent.";
      log.warn(message);
      void record({ type: "log", level: "warn", message }).catch(() => undefined);
    },
    clock,
    signal: over.signal,
    send: async (events) => void (await gateway.appendEvents(claimed.jobId, { ...fence, events })),
  });
  const inputs = holdInputs(host);
  let line = claimed.lastLine;
  const artifacts: Record<string, string> = {};

  /** The attempt numbers its lines itself: an attempt may run an engine after work of its own. */
  async function record(event: object): Promise<EngineEvent> {
    line += 1;
    const numbered = EngineEvent.parse({ at: new Date(clock.now()).toISOString(), ...event, line });
    tracker.see(numbered);
    trace.see(numbered);
    if (numbered.type === "heartbeat") line -= 1;
    else await spool.add(numbered);
    return numbered;
  }

  function contextFor({ stop, pause, lost }: AttemptSignals): AnyKindContext {
    lost.addEventListener("abort", () => over.abort(lost.reason), { once: true });
    /** Ends what can simply be begun again; an engine is given time to save. */
    const leave = AbortSignal.any([stop, pause]);

    async function fetchLinked(artifact: LinkedArtifact): Promise<string> {
      await record({ type: "phase", phase: "fetch", label: `fetching ${artifact.kind}` });
      let toldAt = clock.monotonic();
      return inputs.fetch(artifact, leave, (done, total) => {
        if (clock.monotonic() - toldAt < fetchToldEveryMs) return;
        toldAt = clock.monotonic();
        void record({ type: "progress", done, total, unit: "bytes" }).catch(() => undefined);
      });
    }

    async function send(name: string, folder: string, files: readonly ArtifactFile[]): Promise<void> {
      await uploadFolder({
        jobId: claimed.jobId,
        fence,
        name,
        folder,
        files,
        gateway,
        apiUrl: host.apiUrl,
        clock,
        signal: lost,
      });
    }

    /**
     * Bytes that the platform has already, with another job, are not sent. That one may let go of them before the commit, and
     * what arrived damaged is removed: both are sent after all.
     */
    async function sendAndCommit<Reply>(
      name: string,
      folder: string,
      files: readonly ArtifactFile[],
      commit: () => Promise<Reply>,
    ): Promise<Reply> {
      for (let tries = 1; ; tries += 1) {
        await send(name, folder, files);
        try {
          return await persist(clock, lost, commit);
        } catch (error) {
          const isMissing =
            error instanceof GatewayRefused &&
            ["upload_incomplete", "checksum_mismatch"].includes(error.problem.code);
          if (!isMissing || tries === mostSends) throw error;
          log.warn("the platform does not have what was sent; sending it again", { name });
        }
      }
    }

    const shared: Omit<AnyKindContext, "input" | "context"> = {
      claimed,
      workDir,
      outputDir,
      engine: host.engine,
      llamaCommand: host.llamaCommand,
      log,
      stop,
      fetchLinked,
      fetch: (name) => {
        const artifact = claimed.artifacts[name];
        if (artifact === undefined) throw new Error(`the platform did not send the input ${name}`);
        return fetchLinked(artifact);
      },
      download: ({ href, bytes }, file) =>
        persist(clock, leave, () => downloadFile(new URL(href, host.apiUrl), bytes, file, leave)),
      readSecret: async () =>
        (await persist(clock, stop, () => gateway.readSecret(claimed.jobId, fence))).value,
      emit: async (event) => void (await record(event)),
      runEngine: async (task) => {
        leave.throwIfAborted();
        const traceparent = trace.traceparent();
        const outcome = await runEngine({
          command: host.engine,
          request: {
            protocol: 1,
            task: task.task,
            jobId: claimed.jobId,
            attempt: claimed.attempt,
            workDir,
            outputDir,
            threads: Math.min(task.threads ?? host.threads, host.threads),
            inputs: asJson(task.inputs),
            config: asJson(task.config),
          },
          secretEnv: {
            ...task.secretEnv,
            // As OpenTelemetry's own tools read it.
            ...(traceparent === undefined ? {} : { TRACEPARENT: traceparent }),
          },
          stop,
          graceMs: timings.cancelGraceMs,
          pause,
          pauseGraceMs: timings.pauseGraceMs,
          clock,
          log,
          orphans: host.orphans,
          hardwareMs: timings.hardwareMs,
          onHardware: async (values) => void (await record({ type: "hardware", values })),
          onEvent: async (event) => {
            const recorded = await record(event);
            await task.onEvent?.(recorded);
          },
        });
        if (outcome.kind === "done") return outcome.result;
        if (outcome.kind === "interrupted") throw new AttemptInterrupted(outcome.lastStep);
        throw new AttemptFailed(outcome.failure);
      },
      commit: async ({ role, kind, name, folder, files, details }) => {
        const group = name.toLowerCase();
        const committed = await sendAndCommit(group, folder, files, () =>
          gateway.commitArtifact(claimed.jobId, {
            ...fence,
            folder: group,
            kind,
            name,
            files: [...files],
            details: asJson(details ?? {}),
          }),
        );
        if (role !== null) artifacts[role] = committed.artifactId;
        return committed;
      },
      commitCheckpoint: async ({ kind, name, folder, files, step, best, metrics, details }) => {
        // Whoever goes on from it does not tell again what came before it.
        await spool.drain();
        await sendAndCommit(name, folder, files, () =>
          gateway.commitCheckpoint(claimed.jobId, {
            ...fence,
            folder: name,
            kind,
            name,
            files: [...files],
            step,
            best,
            metrics,
            details: asJson(details ?? {}),
          }),
        );
      },
      committed: artifacts,
    };
    return {
      ...shared,
      input: jobKinds[claimed.kind].input.parse(claimed.input),
      context: claimContexts[claimed.kind].parse(claimed.context),
    } as AnyKindContext;
  }

  async function close(): Promise<void> {
    over.abort(new Error("the attempt is over"));
    await spool.remove();
    await inputs.release();
  }

  return { spool, trace, progress: tracker.progress, contextFor, close };
}

/** What crosses a process border is JSON; anything else is dropped here rather than half-way. */
function asJson(value: Record<string, unknown>): Record<string, never> {
  return JSON.parse(JSON.stringify(value)) as Record<string, never>;
}
