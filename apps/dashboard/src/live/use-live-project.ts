"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { facet } from "../data/facet.ts";
import { followFeed } from "./follow-feed.ts";
import { setFreshness } from "./freshness.ts";

export const feedName = (projectId: string) => `project:${projectId}`;

/** Keeps everything that is shown of a project fresh. The shell calls it once. */
export function useLiveProject(projectId: string): void {
  const cache = useQueryClient();
  useEffect(() => {
    const leaving = new AbortController();
    followFeed({
      facet: facet(),
      cache,
      projectId,
      onConnection: (connection) => setFreshness(feedName(projectId), connection),
      // The page's own reads say what is wrong, where it can be mended.
      onRefused: () => setFreshness(feedName(projectId), "ended"),
      signal: leaving.signal,
      locks: navigator.locks,
    });
    return () => leaving.abort();
  }, [cache, projectId]);
}
