"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { facet } from "../data/facet.ts";
import { follow, unfollow } from "./followed-jobs.ts";
import type { JobStory, LogLine } from "./job-story.ts";
import { loadLogs } from "./load-logs.ts";
import { loadStory } from "./load-story.ts";

export const jobStreamName = (jobId: string) => `job:${jobId}`;
const storyKey = (jobId: string) => ["job", jobId, "story"] as const;

/**
 * A job as it happens: curves, phases, samples, checkpoints, notices, and log lines from when the page came; `loadLogs`
 * brings the earlier ones. Any number of components may ask for the same job.
 */
export function useLiveJob(jobId: string) {
  const cache = useQueryClient();
  const query = useQuery({
    queryKey: storyKey(jobId),
    queryFn: ({ signal }) => loadStory(facet(), jobId, signal),
    // From here on the stream keeps it.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const isLoaded = query.data !== undefined;
  const isOver = query.data?.ended === true;
  useEffect(() => {
    if (!isLoaded || isOver) return;
    follow(cache, jobId, storyKey(jobId));
    return () => unfollow(jobId);
  }, [cache, jobId, isLoaded, isOver]);

  const readLogs = useCallback(
    async (signal: AbortSignal) => {
      const until = cache.getQueryData<JobStory>(storyKey(jobId))?.logsMissingUntil ?? 0;
      const lines: LogLine[] = [];
      for await (const page of loadLogs(facet(), jobId, until, signal)) lines.push(...page);
      cache.setQueryData<JobStory>(storyKey(jobId), (story) =>
        story === undefined || story.logsMissingUntil === 0
          ? story
          : { ...story, logs: [...lines, ...story.logs], logsMissingUntil: 0 },
      );
    },
    [cache, jobId],
  );
  return { ...query, loadLogs: readLogs };
}
