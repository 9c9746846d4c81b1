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
  /** Only events of these types; all when left out. */
  readonly types?: readonly JobEvent["type"][] | undefined;
}

export interface EventPage {
  readonly events: JobEvent[];
  /** Number of the last event looked at; `after` of the next page. */
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
  const log = { documents: ownDocuments(ctx), blobs: ctx.blobs };
  // The job is read first: when it has ended, its last event is already stored.
  const job = await requireJob(ctx, log.documents, input.jobId, "training:read");
  const events: JobEvent[] = [];
  const isWanted = (event: JobEvent) => input.types?.includes(event.type) ?? true;
  let lastSeq = input.after;
  let more = false;
  for await (const chunk of readChunks(log, input.jobId, input.after + 1)) {
    for (const event of chunk.events) {
      if (event.seq <= input.after) continue;
      more = events.length === input.limit;
      if (more) break;
      lastSeq = event.seq;
      if (isWanted(event)) events.push(event);
    }
    if (more) break;
  }
  return { events, lastSeq, more, ended: !more && isFinal(job.state) };
}
