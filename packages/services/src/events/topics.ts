import type { FeedHint } from "@facet/contracts/events/job-event";
import type { Work } from "../data/work.ts";

/** The job has more events, or another state. */
export const jobTopic = (jobId: string) => `job:${jobId}`;

/** The job's runner has something to read: a cancellation, a pause. */
export const commandTopic = (jobId: string) => `command:${jobId}`;

/** Something in the project changed; the message is a `FeedHint` as JSON. */
export const projectTopic = (projectId: string) => `project:${projectId}`;

/** Tells the project's feed, once committed. */
export function hint(work: Work, projectId: string, noun: string, id: string, version: number): void {
  work.signal(projectTopic(projectId), JSON.stringify({ noun, id, version } satisfies FeedHint));
}
