import type { JobEvent } from "@facet/contracts/events/job-event";
import { isFinal } from "@facet/contracts/jobs/job-state";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { requireJob } from "../jobs/require-job.ts";
import { readChunks } from "./read-chunks.ts";

interface ReadEvents {
  readonly jobId: string;
  /** Events above this number. 0: from the start. */
  readonly after: number;
  readonly limit: number;
}

export interface EventPage {
  readonly events: JobEvent[];
  /** Number of the last event given; `after` of the next page. */
  readonly lastSeq: number;
  /** More events are stored behind these. */
  readonly more: boolean;
  /** The job has ended and this page holds its last event: nothing will follow. */
  readonly ended: boolean;
}

/** A page of a job's log. */
export async function readEvents({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ReadEvents;
}): Promise<EventPage> {
  const documents = ownDocuments(ctx);
  // The job is read first: when it has ended, its last event is already stored.
  const job = await requireJob(ctx, documents, input.jobId, "training:read");
  const events: JobEvent[] = [];
  let more = false;
  for await (const chunk of readChunks(documents, input.jobId, input.after + 1)) {
    const wanted = chunk.events.filter((event) => event.seq > input.after);
    const room = input.limit - events.length;
    events.push(...wanted.slice(0, room));
    more = wanted.length > room;
    if (more || room === 0) break;
  }
  return { events, lastSeq: events.at(-1)?.seq ?? input.after, more, ended: !more && isFinal(job.state) };
}
