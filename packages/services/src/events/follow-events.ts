import type { JobEvent } from "@facet/contracts/events/job-event";
import type { ServiceContext } from "../context.ts";
import { readSharedPage } from "./read-shared-page.ts";
import { jobTopic } from "./topics.ts";
import { watchTopics } from "./watch-topics.ts";

interface FollowEvents {
  readonly jobId: string;
  /** Number of the last event the reader has; 0 for the whole story. */
  readonly after: number;
  readonly signal: AbortSignal;
}

const pageSize = 100;

/** Every event after a number, stored ones first, then new ones as they come, until the job has ended or the reader goes. */
export async function* followEvents({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: FollowEvents;
}): AsyncGenerator<JobEvent> {
  const watch = watchTopics(ctx, [jobTopic(input.jobId)], input.signal);
  try {
    for (let after = input.after; !input.signal.aborted; ) {
      const page = await readSharedPage(ctx, { jobId: input.jobId, after, limit: pageSize });
      yield* page.events;
      after = page.lastSeq;
      if (page.ended) return;
      // A signal that never came (another process, a lost message) costs no more than a sweep.
      if (!page.more) await watch.next(ctx.timings.sweepMs);
    }
  } finally {
    watch.close();
  }
}
