import type { QueryClient } from "@tanstack/react-query";
import { facet } from "../data/facet.ts";
import { followStory } from "./follow-story.ts";
import { setFreshness } from "./freshness.ts";
import type { JobStory } from "./job-story.ts";

interface Followed {
  readonly leaving: AbortController;
  watchers: number;
}

const followed = new Map<string, Followed>();

/** Follows a job for one more watcher of this tab; the first one starts it. Its story must be in the cache. */
export function follow(cache: QueryClient, jobId: string, key: readonly [string, string, string]): void {
  const before = followed.get(jobId);
  if (before !== undefined) {
    before.watchers += 1;
    return;
  }
  const story = cache.getQueryData<JobStory>(key);
  if (story === undefined) return;
  const leaving = new AbortController();
  followed.set(jobId, { leaving, watchers: 1 });
  followStory({
    facet: facet(),
    story,
    onStory: (next) =>
      // Log lines that were loaded meanwhile stand in the cache, not in the follower's own copy.
      cache.setQueryData<JobStory>(key, (kept) => withLoadedLogs(next, kept)),
    onConnection: (connection) => setFreshness(`job:${jobId}`, connection),
    onRefused: () => setFreshness(`job:${jobId}`, "ended"),
    signal: leaving.signal,
    locks: navigator.locks,
  });
}

/** The last watcher has gone: the connection is given back. */
export function unfollow(jobId: string): void {
  const one = followed.get(jobId);
  if (one === undefined) return;
  one.watchers -= 1;
  if (one.watchers > 0) return;
  followed.delete(jobId);
  one.leaving.abort();
}

function withLoadedLogs(next: JobStory, kept: JobStory | undefined): JobStory {
  if (kept === undefined || kept.logsMissingUntil > 0 || next.logsMissingUntil === 0) return next;
  const lastSeq = kept.logs.at(-1)?.seq ?? 0;
  const fresh = next.logs.filter((line) => line.seq > lastSeq);
  return { ...next, logs: fresh.length === 0 ? kept.logs : [...kept.logs, ...fresh], logsMissingUntil: 0 };
}
