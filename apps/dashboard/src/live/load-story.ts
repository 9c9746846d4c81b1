import type { FacetClient } from "@facet/sdk/create-client";
import type { JobEvent } from "@facet/sdk/generated/types.gen";
import { emptyStory, type JobStory } from "./job-story.ts";
import { reduceStory } from "./reduce-story.ts";

/** What the page tells of a job but for its curves and log lines, which can be many. */
const told = "state,phase,sample,checkpoint,warning,error,hardware,progress";
const pageSize = 1000;
const mostPoints = 5000;

/** The story up to now: curves decimated by the API, everything else whole, log lines left for later. */
export async function loadStory(facet: FacetClient, jobId: string, signal: AbortSignal): Promise<JobStory> {
  const path = { id: jobId };
  const { series, lastSeq } = await facet.getJobMetrics({ path, query: { maxPoints: mostPoints }, signal });
  const events: JobEvent[] = [];
  for (let after = 0, more = lastSeq > 0; more; ) {
    const page = await facet.listJobEvents({ path, query: { after, limit: pageSize, types: told }, signal });
    events.push(...page.events.filter((event) => event.seq <= lastSeq));
    more = page.more && page.lastSeq < lastSeq;
    after = page.lastSeq;
  }
  const story = reduceStory(emptyStory(jobId), events);
  return {
    ...story,
    lastSeq,
    series: Object.fromEntries(series.map(({ name, points }) => [name, points])),
    logsMissingUntil: lastSeq,
  };
}
