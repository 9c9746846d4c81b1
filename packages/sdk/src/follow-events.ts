import { JobEvent } from "@facet/contracts/events/job-event";
import { isFinal, JobState } from "@facet/contracts/jobs/job-state";
import type { FacetClient } from "./create-client.ts";
import { FacetApiError } from "./facet-api-error.ts";
import { readEventStream } from "./read-event-stream.ts";

interface FollowEvents {
  readonly jobId: string;
  /** Only events with a higher `seq`. */
  readonly after?: number;
  readonly signal?: AbortSignal;
}

const firstWaitMs = 250;
const longestWaitMs = 10_000;

/**
 * A job's events in order, each once, until the job has ended. A connection that breaks is opened again after the last
 * event that came. Throws `FacetApiError` when the API refuses, or the signal's reason.
 */
export async function* followEvents(
  facet: FacetClient,
  { jobId, after = 0, signal }: FollowEvents,
): AsyncGenerator<JobEvent> {
  let last = after;
  for (let waitMs = firstWaitMs; ; ) {
    try {
      for await (const event of openStream({ facet, jobId, last, signal })) {
        waitMs = firstWaitMs;
        if (event.seq <= last) continue;
        last = event.seq;
        yield event;
        if (endsJob(event)) return;
      }
      if (await hasEnded(facet, jobId, last)) return;
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof FacetApiError && !error.problem.retryable) throw error;
    }
    await facet.clock.wait(waitMs, signal);
    waitMs = Math.min(longestWaitMs, waitMs * 2);
  }
}

interface OpenStream {
  readonly facet: FacetClient;
  readonly jobId: string;
  readonly last: number;
  readonly signal: AbortSignal | undefined;
}

async function* openStream({ facet, jobId, last, signal }: OpenStream): AsyncGenerator<JobEvent> {
  const response = await facet.stream(`/v1/jobs/${encodeURIComponent(jobId)}/events`, {
    headers: { accept: "text/event-stream", "last-event-id": String(last) },
    ...(signal === undefined ? {} : { signal }),
  });
  for await (const { data } of readEventStream(response, signal)) yield JobEvent.parse(JSON.parse(data));
}

function endsJob({ type, data }: JobEvent): boolean {
  const to = JobState.safeParse(data.to);
  return type === "state" && to.success && isFinal(to.data);
}

/** The end may have been read before this call began. */
async function hasEnded(facet: FacetClient, jobId: string, after: number): Promise<boolean> {
  const page = await facet.listJobEvents({ path: { id: jobId }, query: { after, limit: 1 } });
  return page.ended && page.events.length === 0;
}
