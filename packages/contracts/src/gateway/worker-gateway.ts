import { z } from "zod";
import { ArtifactFile, ArtifactKind, LinkedFile } from "../artifacts/artifact.ts";
import { EngineEvent } from "../engine/engine-event.ts";
import { FailureClass } from "../errors/failure-class.ts";
import { idSchema, Timestamp } from "../ids.ts";
import { JobProgress } from "../jobs/job.ts";
import { JobKind } from "../jobs/job-kind.ts";
import { JobState } from "../jobs/job-state.ts";
import { JsonValue } from "../json-value.ts";
import { Lane, Machine } from "../runners/runner.ts";
import { Traceparent } from "../tracing/traceparent.ts";

/** The messages between a runner and the worker gateway (`/v1/worker/*`, runner token). Runners know nothing else. */

export const OpenSession = z.object({
  hostId: z.string().min(8).max(100),
  name: z.string().min(1).max(100),
  lanes: z.array(Lane).min(1),
  labels: z.array(z.string()).max(50),
  machine: Machine,
  versions: z.record(z.string(), z.string()),
});
export type OpenSession = z.infer<typeof OpenSession>;
/** Opening a session frees at once the leases of an earlier session of the same host. */
export const Session = z.object({
  runnerId: idSchema("runner"),
  leaseMs: z.int(),
  heartbeatMs: z.int(),
  pollMs: z.int(),
  signingPublicKey: z.string(),
});
export type Session = z.infer<typeof Session>;

export const ClaimNext = z.object({
  runnerId: idSchema("runner"),
  lanes: z.array(Lane).min(1),
  labels: z.array(z.string()),
  waitMs: z.int().min(0).max(60_000),
});
export type ClaimNext = z.infer<typeof ClaimNext>;

export const FindWork = ClaimNext.omit({ waitMs: true });
export type FindWork = z.infer<typeof FindWork>;
export const WorkFound = z.object({
  waitingMs: z
    .int()
    .min(0)
    .nullable()
    .meta({ description: "How long what this runner could claim now has stood in line; null: nothing." }),
});
export type WorkFound = z.infer<typeof WorkFound>;

/** A named input of a job: an artefact with links that read its files. */
export const LinkedArtifact = z.object({
  artifactId: idSchema("artifact"),
  kind: ArtifactKind,
  manifestSha256: z.string(),
  files: z.array(LinkedFile),
  details: z.record(z.string(), JsonValue),
});
export type LinkedArtifact = z.infer<typeof LinkedArtifact>;

export const Claimed = z.object({
  jobId: idSchema("job"),
  orgId: idSchema("organisation"),
  projectId: idSchema("project"),
  kind: JobKind,
  attempt: z.int().min(1),
  leaseToken: z.string(),
  leaseExpiresAt: Timestamp,
  /** Parsed by the kind's own schema. */
  input: z.record(z.string(), JsonValue),
  /** Facts that the gateway looked up for the kind: `claimContexts` in claim-context.ts. */
  context: z.record(z.string(), JsonValue),
  artifacts: z
    .record(z.string(), LinkedArtifact)
    .meta({ description: "Inputs by name: rows, model, prepared, adapter, upload, ..." }),
  /** Newest checkpoints first; the runner takes the first that verifies. */
  checkpoints: z.array(z.object({ step: z.int(), artifact: LinkedArtifact })),
  /** The last engine line the platform has stored for this attempt; 0 for a new attempt. */
  lastLine: z.int().min(0),
  /** A runner that finds this true redoes only the finalising step from what it uploaded. */
  finalizing: z.boolean(),
  /** What the lost attempt had finalised, to be sent again; null unless `finalizing`. */
  finalized: z
    .object({
      artifacts: z.record(z.string(), idSchema("artifact")),
      result: z.record(z.string(), JsonValue),
    })
    .nullable(),
  timeLimitMs: z.int(),
  traceparent: Traceparent.optional().meta({
    description: "What the attempt is a part of, where it is traced.",
  }),
  eventFlushMs: z
    .int()
    .meta({ description: "Shortest time between two batches of events: what the platform's store likes." }),
});
export type Claimed = z.infer<typeof Claimed>;

/** Every write of a runner carries its fence. */
export const Fence = z.object({ attempt: z.int().min(1), leaseToken: z.string() });
export type Fence = z.infer<typeof Fence>;

export const Heartbeat = Fence.extend({
  progress: JobProgress.omit({ updatedAt: true }).nullable(),
  waitMs: z
    .int()
    .min(0)
    .max(30_000)
    .meta({ description: "Hold the answer so long, unless there is a command." }),
});
export type Heartbeat = z.infer<typeof Heartbeat>;
export const HeartbeatReply = z.object({
  leaseExpiresAt: Timestamp,
  command: z.enum(["none", "cancel", "pause"]),
});
export type HeartbeatReply = z.infer<typeof HeartbeatReply>;

export const AppendEvents = Fence.extend({ events: z.array(EngineEvent).min(1).max(200) });
export type AppendEvents = z.infer<typeof AppendEvents>;
export const AppendReply = z.object({ lastSeq: z.int(), lastLine: z.int() });
export type AppendReply = z.infer<typeof AppendReply>;

/** starting -> running. Answers `pausing` when the job was paused meanwhile: then nothing is begun, and the pause confirmed. */
export const StartWork = Fence;
export type StartWork = z.infer<typeof StartWork>;

export const RequestBlobs = Fence.extend({
  files: z.array(ArtifactFile).min(1).max(400),
  /** Groups the files: `checkpoint-40`, `adapter`, `gguf-q8_0`. Keys are chosen by the gateway under this attempt. */
  folder: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/),
});
export type RequestBlobs = z.infer<typeof RequestBlobs>;
export const BlobTargets = z.object({
  targets: z.array(
    z.object({
      path: z.string(),
      present: z.boolean(),
      href: z.string(),
      headers: z.record(z.string(), z.string()),
    }),
  ),
});
export type BlobTargets = z.infer<typeof BlobTargets>;

export const CommitArtifact = Fence.extend({
  folder: RequestBlobs.shape.folder,
  kind: ArtifactKind,
  name: z.string().max(100),
  files: z.array(ArtifactFile).min(1).max(400),
  details: z.record(z.string(), JsonValue),
});
export type CommitArtifact = z.infer<typeof CommitArtifact>;
export const CommittedArtifact = z.object({
  artifactId: idSchema("artifact"),
  manifestSha256: z.string(),
  manifest: z.string(),
  signature: z.string(),
});
export type CommittedArtifact = z.infer<typeof CommittedArtifact>;

export const CommitCheckpoint = CommitArtifact.extend({
  step: z.int().min(0),
  best: z.boolean(),
  metrics: z.record(z.string(), z.number()),
});
export type CommitCheckpoint = z.infer<typeof CommitCheckpoint>;

/** running -> finalizing: all artefacts are committed; names them by role. Answers `pausing` like `StartWork`. */
export const Finalize = Fence.extend({
  artifacts: z.record(z.string(), idSchema("artifact")),
  result: z.record(z.string(), JsonValue),
});
export type Finalize = z.infer<typeof Finalize>;

/** finalizing -> succeeded. */
export const Complete = Fence;

export const FailAttempt = Fence.extend({
  code: z.string(),
  class: FailureClass,
  message: z.string().max(4000),
  place: z.string().max(400).nullable(),
  fix: z.string().max(1000).nullable(),
  fixKnobs: z.record(z.string(), JsonValue).nullable(),
  lastStep: z.int().nullable(),
});
export type FailAttempt = z.infer<typeof FailAttempt>;

/** cancelling -> cancelled: no process of this attempt is left. */
export const ConfirmCancelled = Fence;

/** pausing -> paused: the last checkpoint is committed and no process of this attempt is left. */
export const ConfirmPaused = Fence;

/** What the job became; answers finalise, complete, fail and both confirmations. Repeating one is harmless. */
export const JobStateReply = z.object({ state: JobState });
export type JobStateReply = z.infer<typeof JobStateReply>;

export const SecretValue = z.object({ value: z.string() });
export type SecretValue = z.infer<typeof SecretValue>;
