import { z } from "zod";
import { JobError } from "../errors/problem.ts";
import { Timestamp } from "../ids.ts";
import { JobState } from "../jobs/job-state.ts";
import { JsonValue } from "../json-value.ts";

/** One numbered line of a job's story: what the platform did, and what the engine said. */
export const JobEvent = z
  .object({
    seq: z.int().min(1).meta({ description: "1, 2, 3, ... without a gap." }),
    at: Timestamp,
    attempt: z.int().min(0),
    type: z.enum([
      "state",
      "phase",
      "log",
      "metric",
      "progress",
      "sample",
      "checkpoint",
      "artifact",
      "warning",
      "error",
      "hello",
      "done",
      "hardware",
    ]),
    data: z.record(z.string(), JsonValue),
  })
  .meta({ id: "JobEvent" });
export type JobEvent = z.infer<typeof JobEvent>;

/** Data of a `state` event. */
export const StateEventData = z.object({
  from: JobState.nullable(),
  to: JobState,
  reason: z.string().nullable(),
  error: JobError.nullable(),
});
export type StateEventData = z.infer<typeof StateEventData>;

/** Stored form: events in chunks, the id is the zero-padded first seq, made by create-if-absent. */
export const EventChunk = z.object({
  jobId: z.string(),
  firstSeq: z.int().min(1),
  lastSeq: z.int().min(1),
  attempt: z.int().min(0),
  lastLine: z.int().min(0).meta({
    description:
      "Highest engine line of this attempt up to and including this chunk; replays at or below it are dropped.",
  }),
  hasSamples: z.boolean().meta({ description: "So that samples are found without reading every chunk." }),
  events: z.array(JobEvent),
});
export type EventChunk = z.infer<typeof EventChunk>;

export const LogLevel = z.enum(["debug", "info", "warn", "error"]);
export type LogLevel = z.infer<typeof LogLevel>;

/** An event as a line of a log. */
export const JobLogLine = z
  .object({
    seq: z.int(),
    at: Timestamp,
    attempt: z.int(),
    type: JobEvent.shape.type,
    level: LogLevel,
    text: z.string(),
  })
  .meta({ id: "JobLogLine" });
export type JobLogLine = z.infer<typeof JobLogLine>;

export const FeedHint = z
  .object({ noun: z.string(), id: z.string(), version: z.number() })
  .meta({ id: "FeedHint" });
export type FeedHint = z.infer<typeof FeedHint>;

export const MetricSeries = z
  .object({
    name: z.string(),
    axis: z
      .enum(["step", "time"])
      .meta({ description: "What a point's place counts: training steps, or seconds since 1970." }),
    points: z
      .array(z.tuple([z.int(), z.number()]))
      .meta({ description: "[place, value], decimated to minima and maxima." }),
    decimated: z.boolean(),
  })
  .meta({ id: "MetricSeries" });
export type MetricSeries = z.infer<typeof MetricSeries>;
