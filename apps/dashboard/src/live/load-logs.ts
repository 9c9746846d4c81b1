import type { FacetClient } from "@facet/sdk/create-client";
import type { LogLine } from "./job-story.ts";
import { logLine } from "./reduce-story.ts";

const pageSize = 1000;

/** The log lines up to a number, page by page as they are read. */
export async function* loadLogs(
  facet: FacetClient,
  jobId: string,
  until: number,
  signal: AbortSignal,
): AsyncGenerator<LogLine[]> {
  for (let after = 0; after < until; ) {
    const page = await facet.listJobEvents({
      path: { id: jobId },
      query: { after, limit: pageSize, types: "log" },
      signal,
    });
    yield page.events.filter((event) => event.seq <= until).map(logLine);
    if (!page.more) return;
    after = page.lastSeq;
  }
}
