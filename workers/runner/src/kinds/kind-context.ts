import type { ArtifactFile, ArtifactKind } from "@facet/contracts/artifacts/artifact";
import type { EngineEvent } from "@facet/contracts/engine/engine-event";
import type { ClaimContext } from "@facet/contracts/gateway/claim-context";
import type { Claimed, CommittedArtifact, LinkedArtifact } from "@facet/contracts/gateway/worker-gateway";
import type { JobKind } from "@facet/contracts/jobs/job-kind";
import type { JobInput, JobResult } from "@facet/contracts/jobs/kinds/all-kinds";
import type { Json } from "@facet/ports/json";
import type { Log } from "@facet/ports/log";
import type { z } from "zod";
import type { EngineCommand } from "../engine/engine-command.ts";

interface FolderToCommit {
  /** Under which name `Finalize` knows it; null for what only this attempt needs. */
  readonly role: string | null;
  readonly kind: ArtifactKind;
  readonly name: string;
  /** Absolute folder that holds the files. */
  readonly folder: string;
  readonly files: readonly ArtifactFile[];
  readonly details?: Record<string, Json>;
}

interface EngineTask {
  readonly task: Exclude<JobKind, "import-dataset">;
  readonly inputs: Record<string, unknown>;
  readonly config: Record<string, unknown>;
  /** How many the job asks for; it gets as many as this runner may use at most. */
  readonly threads?: number;
  readonly secretEnv?: Readonly<Record<string, string>>;
  /** Sees each event before it is spooled; its promise holds the engine's lines back. */
  readonly onEvent?: (event: EngineEvent) => Promise<void>;
}

/** What a kind's handler works with. It never sees the network, the lease or the spool. */
export interface KindContext<Kind extends JobKind> {
  readonly claimed: Claimed;
  readonly input: JobInput<Kind>;
  readonly context: ClaimContext<Kind>;
  readonly workDir: string;
  readonly outputDir: string;
  readonly engine: EngineCommand;
  /** Program of the generation child for GGUF files. */
  readonly llamaCommand: readonly string[];
  readonly log: Log;
  /** Aborts when the job is cancelled, lost, over its time, or this runner closes. */
  readonly stop: AbortSignal;
  /** Fetches a named input into the cache and answers its folder. Verified by sha256 before use. */
  fetch(name: string): Promise<string>;
  fetchLinked(artifact: LinkedArtifact): Promise<string>;
  /** Fetches an upload's bytes into a file, waiting out a platform that is away. */
  download(link: { readonly href: string; readonly bytes: number }, file: string): Promise<void>;
  readSecret(): Promise<string>;
  /** Events of work that this process does itself. */
  emit(event: DistributiveOmit<EngineEvent, "line" | "at">): Promise<void>;
  /** Runs the engine to its end and answers its result; throws `AttemptFailed` or `AttemptInterrupted`. */
  runEngine(task: EngineTask): Promise<Record<string, unknown>>;
  commit(folder: FolderToCommit): Promise<z.infer<typeof CommittedArtifact>>;
  commitCheckpoint(
    folder: FolderToCommit & {
      readonly step: number;
      readonly best: boolean;
      readonly metrics: Record<string, number>;
    },
  ): Promise<void>;
}

type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;

/** A kind's handler: does the work, commits its artefacts, answers its result. */
export type RunKind<Kind extends JobKind> = (context: KindContext<Kind>) => Promise<JobResult<Kind>>;
