import type { Heartbeat, HeartbeatReply } from "@facet/contracts/gateway/worker-gateway";
import type { Job } from "@facet/contracts/jobs/job";
import type { Platform } from "../context.ts";
import { jobs } from "../data/collections/jobs.ts";
import { leases } from "../data/collections/leases.ts";
import { shift } from "../data/moments.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { commandTopic } from "../events/topics.ts";
import { watchTopics } from "../events/watch-topics.ts";
import { keepProgress } from "../jobs/keep-progress.ts";
import { type FencedInput, fenced } from "./fenced.ts";
import { organisationOf, staleAttempt } from "./lease-token.ts";
import { touchRunner } from "./touch-runner.ts";

type Command = HeartbeatReply["command"];

interface HeartbeatCall {
  readonly ctx: Platform;
  readonly input: Heartbeat & FencedInput;
  /** Ends the hold when the runner has gone. */
  readonly signal?: AbortSignal;
}

/** Extends the lease, keeps the progress, and holds the answer until there is a command or `waitMs` are over. */
export async function heartbeat({ ctx, input, signal }: HeartbeatCall): Promise<HeartbeatReply> {
  // Listening begins before the job is read, so that a cancellation in between is not missed.
  const watch = watchTopics(ctx, [commandTopic(input.jobId)], signal);
  try {
    const { lease, command } = await beat(ctx, input);
    await touchRunner(ctx, lease.runnerId);
    const answer = command === "none" ? await hold() : command;
    return { leaseExpiresAt: lease.expiresAt, command: answer };
  } finally {
    watch.close();
  }

  async function hold(): Promise<Command> {
    const end = ctx.clock.monotonic() + input.waitMs;
    for (let left = input.waitMs; left > 0; left = end - ctx.clock.monotonic()) {
      if (!(await watch.next(left))) return "none";
      const command = await readCommand(ctx, input);
      if (command !== "none") return command;
    }
    return "none";
  }
}

function beat(ctx: Platform, input: Heartbeat & FencedInput) {
  return fenced(ctx, input, async ({ work, job, lease }) => {
    const extended = { ...lease, expiresAt: shift(work.now, ctx.timings.leaseMs) };
    work.set(leases, lease.jobId, extended);
    if (input.progress !== null) await keepProgress(work, job, input.progress);
    return { lease: extended, command: commandFor(job) };
  });
}

async function readCommand(ctx: Platform, input: FencedInput): Promise<Command> {
  const job = await ctx.documents
    .bind(tenantContext(organisationOf(input.leaseToken)))
    .get(jobs, input.jobId);
  if (job === undefined || job.data.attempt !== input.attempt) throw staleAttempt();
  return commandFor(job.data);
}

function commandFor(job: Job): Command {
  if (job.state === "cancelling") return "cancel";
  return job.state === "pausing" ? "pause" : "none";
}
