import { JobEvent, JobLogLine, LogLevel, MetricSeries } from "@facet/contracts/events/job-event";
import { idSchema } from "@facet/contracts/ids";
import { CheckpointPointer, JobView, UpdateJob } from "@facet/contracts/jobs/job";
import { JobKind } from "@facet/contracts/jobs/job-kind";
import { JobState } from "@facet/contracts/jobs/job-state";
import { PageQuery, pageOf } from "@facet/contracts/paging/page";
import { queryNumber } from "@facet/contracts/paging/query-number";
import { followEvents } from "@facet/services/events/follow-events";
import { readEvents } from "@facet/services/events/read-events";
import { readLogs } from "@facet/services/events/read-logs";
import { readMetrics } from "@facet/services/events/read-metrics";
import { readSamples } from "@facet/services/events/read-samples";
import { cancelJob } from "@facet/services/jobs/cancel-job";
import { getJob } from "@facet/services/jobs/get-job";
import { listJobs } from "@facet/services/jobs/list-jobs";
import { pauseJob } from "@facet/services/jobs/pause-job";
import { resumeJob } from "@facet/services/jobs/resume-job";
import { retryJob } from "@facet/services/jobs/retry-job";
import { updateJob } from "@facet/services/jobs/update-job";
import { z } from "zod";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";
import { requireIfMatch } from "../http/if-match.ts";
import { InProject } from "../http/queries.ts";
import { streamEvents } from "../http/stream-events.ts";

const tag = "Jobs";
const params = idParam(idSchema("job"));
const After = queryNumber(
  z.int().min(0).default(0).meta({ description: "Only events with a higher `seq`." }),
);
const EventRange = z.object({ after: After, limit: queryNumber(z.int().min(1).max(1000).default(200)) });

export function jobRoutes(app: ApiApp): void {
  bind(app, {
    method: "get",
    path: "/jobs",
    operationId: "listJobs",
    tag,
    summary: "List jobs of a project",
    query: PageQuery.extend({
      ...InProject,
      state: JobState.optional(),
      kind: JobKind.optional(),
      fineTuneId: idSchema("fineTune").optional(),
    }),
    answer: pageOf(JobView),
    errors: ["invalid_cursor"],
    run: ({ ctx, query }) => listJobs({ ctx, input: query }),
  });
  bind(app, {
    method: "get",
    path: "/jobs/{id}",
    operationId: "getJob",
    tag,
    summary: "Get a job: its state, its progress, and why it waits",
    params,
    answer: JobView,
    etag: (job) => job.version,
    run: ({ ctx, params }) => getJob({ ctx, input: params }),
  });
  bind(app, {
    method: "patch",
    path: "/jobs/{id}",
    operationId: "updateJob",
    tag,
    summary: "Move an open job in line",
    description: "Send the ETag of the version you edit in `If-Match`.",
    params,
    body: UpdateJob,
    answer: JobView,
    errors: ["if_match_required", "etag_mismatch", "already_finished"],
    etag: (job) => job.version,
    run: ({ ctx, params, body, context }) =>
      updateJob({ ctx, input: { id: params.id, tag: requireIfMatch(context), changes: body } }),
  });
  bind(app, {
    method: "post",
    path: "/jobs/{id}/cancel",
    operationId: "cancelJob",
    tag,
    summary: "Cancel a job",
    description: "Final: a cancelled job never succeeds. What runs is gone within 15 seconds.",
    params,
    answer: JobView,
    status: 202,
    errors: ["already_finished"],
    run: ({ ctx, params }) => cancelJob({ ctx, input: params }),
  });
  bind(app, {
    method: "post",
    path: "/jobs/{id}/pause",
    operationId: "pauseJob",
    tag,
    summary: "Pause a training job",
    description:
      "A running one commits a checkpoint first and gives its runner back; one that waits rests at once. Other kinds keep no checkpoints and are refused.",
    params,
    answer: JobView,
    status: 202,
    errors: ["conflict", "already_finished"],
    run: ({ ctx, params }) => pauseJob({ ctx, input: params }),
  });
  bind(app, {
    method: "post",
    path: "/jobs/{id}/resume",
    operationId: "resumeJob",
    tag,
    summary: "Let a paused job go on",
    description: "It stands in line again and goes on from its newest checkpoint.",
    params,
    answer: JobView,
    status: 202,
    errors: ["conflict", "already_finished"],
    run: ({ ctx, params }) => resumeJob({ ctx, input: params }),
  });
  bind(app, {
    method: "post",
    path: "/jobs/{id}/retry",
    operationId: "retryJob",
    tag,
    summary: "Do a job again that has ended without success",
    description:
      "Answers the new job; the old one stays as it ended. A training goes on from the newest checkpoint that is whole, and what ended because of it is made again with it. Of trainings, evaluations and exports; one retry of a job at a time.",
    params,
    answer: JobView,
    status: 202,
    errors: ["conflict", "already_finished"],
    run: ({ ctx, params }) => retryJob({ ctx, input: params }),
  });
  bind(app, {
    method: "get",
    path: "/jobs/{id}/metrics",
    operationId: "getJobMetrics",
    tag,
    summary: "Curves of a job, decimated to minima and maxima",
    params,
    query: z.object({
      names: z.string().max(1000).optional().meta({ description: "Comma-separated; all when left out." }),
      after: queryNumber(
        z
          .int()
          .min(0)
          .optional()
          .meta({ description: "Only points above this: steps, or seconds for series over time." }),
      ),
      maxPoints: queryNumber(z.int().min(10).max(10_000).default(1000)),
    }),
    answer: z.object({ series: z.array(MetricSeries), lastSeq: z.int() }),
    run: ({ ctx, params, query }) => {
      const names = query.names?.split(",").filter((name) => name !== "");
      return readMetrics({
        ctx,
        input: { jobId: params.id, names, after: query.after, maxPoints: query.maxPoints },
      });
    },
  });
  bind(app, {
    method: "get",
    path: "/jobs/{id}/logs",
    operationId: "listJobLogs",
    tag,
    summary: "What a job said, as lines",
    description:
      "Events without curves and samples. `lastSeq` is the last event that was looked at: go on from it.",
    params,
    query: EventRange.extend({
      level: LogLevel.default("debug").meta({ description: "This level and worse." }),
      q: z.string().max(200).optional().meta({ description: "Only lines that hold this text, in any case." }),
    }),
    answer: z.object({ lines: z.array(JobLogLine), lastSeq: z.int(), more: z.boolean(), ended: z.boolean() }),
    run: ({ ctx, params, query }) => readLogs({ ctx, input: { jobId: params.id, ...query } }),
  });
  bind(app, {
    method: "get",
    path: "/jobs/{id}/samples",
    operationId: "listJobSamples",
    tag,
    summary: "What the model answered to the watched prompts while it trained",
    params,
    query: EventRange,
    answer: z.object({ samples: z.array(JobEvent), lastSeq: z.int(), more: z.boolean() }),
    run: ({ ctx, params, query }) => readSamples({ ctx, input: { jobId: params.id, ...query } }),
  });
  bind(app, {
    method: "get",
    path: "/jobs/{id}/checkpoints",
    operationId: "listJobCheckpoints",
    tag,
    summary: "Checkpoints that are kept: the last two and the best",
    params,
    answer: z.object({ data: z.array(CheckpointPointer), bestStep: z.int().nullable() }),
    run: async ({ ctx, params }) => {
      const { checkpoints, bestStep } = await getJob({ ctx, input: params });
      return { data: checkpoints, bestStep };
    },
  });
  bind(app, {
    method: "get",
    path: "/jobs/{id}/events",
    operationId: "listJobEvents",
    tag,
    summary: "The job's story, numbered without a gap",
    description:
      "With `Accept: text/event-stream` a live stream: `id` is the event's `seq`; `Last-Event-ID` or `after` resumes it.",
    params,
    query: EventRange.extend({
      types: z
        .string()
        .max(200)
        .transform((list) => list.split(",").filter((type) => type !== ""))
        .pipe(z.array(JobEvent.shape.type))
        .optional()
        .meta({
          type: "string",
          description: "Comma-separated; all when left out. Of pages, not of the stream.",
        }),
    }),
    answer: z.object({ events: z.array(JobEvent), lastSeq: z.int(), more: z.boolean(), ended: z.boolean() }),
    stream: async ({ ctx, params, query, context }) => {
      const resumed = Number(context.req.header("last-event-id") ?? query.after);
      const after = Number.isSafeInteger(resumed) && resumed >= 0 ? resumed : query.after;
      // Asked once before the stream begins, so that a job that is not there answers 404 and not an empty stream.
      await getJob({ ctx, input: params });
      return streamEvents(
        context,
        async function* (signal) {
          for await (const event of followEvents({ ctx, input: { jobId: params.id, after, signal } })) {
            yield { id: String(event.seq), event: event.type, data: event };
          }
        },
        ctx.timings.ssePingMs,
      );
    },
    run: ({ ctx, params, query }) => readEvents({ ctx, input: { jobId: params.id, ...query } }),
  });
}
