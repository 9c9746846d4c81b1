import { z } from "zod";
import { FailureClass } from "../errors/failure-class.ts";
import { JobError } from "../errors/problem.ts";
import { idSchema, Timestamp } from "../ids.ts";
import { JsonValue } from "../json-value.ts";
import { Lane } from "../runners/runner.ts";
import { JobKind } from "./job-kind.ts";
import { JobState } from "./job-state.ts";
import { Priority } from "./priority.ts";

export const WaitingReason = z
  .object({
    code: z
      .enum([
        "dependency",
        "backoff",
        "paused",
        "runner",
        "cordoned",
        "priority",
        "fair-share",
        "place-in-line",
      ])
      .meta({
        description:
          "`runner`: none of its lane is online. `cordoned`: those that are take nothing new. `priority`, `fair-share`: what stands before it came later, but goes first.",
      }),
    sentence: z.string(),
    since: Timestamp,
    until: Timestamp.nullable().meta({
      description: "When it goes on at the earliest, or is reckoned to; null when nobody can know.",
    }),
    ahead: z.int().nullable().meta({ description: "Own jobs that go before it; null when that is not why." }),
  })
  .meta({ id: "WaitingReason", description: "Why a job does not go on." });
export type WaitingReason = z.infer<typeof WaitingReason>;

export const JobProgress = z
  .object({
    phase: z.string().nullable(),
    step: z.int().nullable(),
    totalSteps: z.int().nullable(),
    done: z.number().nullable(),
    total: z.number().nullable(),
    unit: z.string().nullable(),
    loss: z.number().nullable(),
    tokensPerSecond: z.number().nullable(),
    etaSeconds: z.number().nullable(),
    updatedAt: Timestamp,
  })
  .meta({ id: "JobProgress" });
export type JobProgress = z.infer<typeof JobProgress>;

/** By knob id. Parsed by the knobs' own schemas where they are chosen. */
export const JobKnobs = z.record(z.string(), JsonValue);
export type JobKnobs = z.infer<typeof JobKnobs>;

export const Attempt = z
  .object({
    number: z.int().min(1),
    runnerId: idSchema("runner"),
    startedAt: Timestamp,
    endedAt: Timestamp.nullable(),
    outcome: z.enum(["running", "succeeded", "failed", "recovering", "paused", "cancelled"]),
    error: JobError.nullable(),
    lastStep: z.int().nullable(),
    knobs: JobKnobs.nullable().meta({
      description: "Knobs that this attempt had otherwise than the job's input says; null: none.",
    }),
  })
  .meta({ id: "Attempt" });
export type Attempt = z.infer<typeof Attempt>;

export const CheckpointPointer = z.object({
  step: z.int(),
  artifactId: idSchema("artifact"),
  manifestSha256: z.string(),
});
export type CheckpointPointer = z.infer<typeof CheckpointPointer>;

export const Job = z
  .object({
    id: idSchema("job"),
    orgId: idSchema("organisation"),
    projectId: idSchema("project"),
    fineTuneId: idSchema("fineTune").nullable(),
    kind: JobKind,
    lane: Lane,
    priority: Priority,
    state: JobState,
    version: z.int().min(1).meta({ description: "Raised by every change; also the ETag." }),
    input: z.record(z.string(), JsonValue),
    result: z.record(z.string(), JsonValue).nullable(),
    artifacts: z
      .record(z.string(), idSchema("artifact"))
      .meta({ description: "What it made, by role; filled when it finalises." }),
    retryOf: idSchema("job").nullable().meta({
      description:
        "The job that this one repeats; it began with that one's newest checkpoint that was whole.",
    }),
    dependsOn: z.array(idSchema("job")),
    openDependencies: z.array(idSchema("job")),
    attempt: z
      .int()
      .min(0)
      .meta({ description: "Number of the current or last attempt; 0 before the first." }),
    attempts: z.array(Attempt),
    failures: z
      .partialRecord(FailureClass, z.int())
      .meta({ description: "Attempts that ended badly, by class." }),
    saferKnobs: JobKnobs.nullable().meta({
      description: "What an automatic safer retry turned: these knobs instead of those of the input.",
    }),
    timeLimitMs: z.int().min(1).meta({
      description: "All its attempts together may work so long.",
    }),
    pausedFor: z.enum(["person", "drain"]).nullable().meta({
      description:
        "Who wanted it paused while it is `pausing` or `paused`. After a drain it is queued again by itself.",
    }),
    notBefore: Timestamp.nullable().meta({ description: "Not claimed earlier: back-off after a failure." }),
    waiting: WaitingReason.nullable(),
    checkpoint: CheckpointPointer.nullable().meta({ description: "Newest committed checkpoint." }),
    checkpoints: z.array(CheckpointPointer),
    bestStep: z.int().nullable(),
    error: JobError.nullable(),
    cancelRequestedAt: Timestamp.nullable(),
    createdAt: Timestamp,
    startedAt: Timestamp.nullable(),
    finishedAt: Timestamp.nullable(),
  })
  .meta({ id: "Job" });
export type Job = z.infer<typeof Job>;

/** A job with what changes every second, as the API answers it. */
export const JobView = Job.extend({ progress: JobProgress.nullable() }).meta({ id: "JobView" });
export type JobView = z.infer<typeof JobView>;

export const UpdateJob = z.object({ priority: Priority }).strict().meta({ id: "UpdateJob" });
export type UpdateJob = z.infer<typeof UpdateJob>;

/** Who holds a job. A document of its own, so that heartbeats do not touch the job. */
export const Lease = z.object({
  jobId: idSchema("job"),
  orgId: idSchema("organisation"),
  kind: JobKind,
  runnerId: idSchema("runner"),
  hostId: z.string(),
  attempt: z.int().min(1),
  token: z.string(),
  expiresAt: Timestamp,
});
export type Lease = z.infer<typeof Lease>;
