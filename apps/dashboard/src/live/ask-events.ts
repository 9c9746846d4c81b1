import type { FacetClient } from "@facet/sdk/create-client";
import { FacetApiError } from "@facet/sdk/facet-api-error";
import type { JobEvent } from "@facet/sdk/generated/types.gen";
import type { Connection } from "./open-stream.ts";

interface AskEvents {
  readonly facet: FacetClient;
  readonly jobId: string;
  readonly after: number;
  readonly onEvent: (event: JobEvent) => void;
  readonly onConnection: (connection: Connection) => void;
  readonly signal: AbortSignal;
}

const pageSize = 1000;
const pauseMs = 2000;

/** For a job that has no stream now: what has happened since, and a pause before the next question. Throws what the API refuses. */
export async function askEvents({
  facet,
  jobId,
  after,
  onEvent,
  onConnection,
  signal,
}: AskEvents): Promise<void> {
  try {
    const page = await facet.listJobEvents({
      path: { id: jobId },
      query: { after, limit: pageSize },
      signal,
    });
    for (const event of page.events) onEvent(event);
    onConnection("live");
    if (page.more) return;
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof FacetApiError && !error.problem.retryable && error.status !== 0) throw error;
    onConnection("reconnecting");
  }
  // Cut short when nobody looks any more.
  await facet.clock.wait(pauseMs, signal).catch(() => undefined);
}
