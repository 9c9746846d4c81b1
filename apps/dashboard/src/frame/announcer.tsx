"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { jobQueries } from "../data/jobs.ts";
import { jobNews } from "../words/jobs.ts";
import { changedJobs, statesOf } from "./announce-jobs.ts";
import { useProjectId } from "./project.tsx";

/** More often is noise to who listens. */
const everyMs = 10_000;

/** Says to screen readers what has come of the project's jobs, wherever the person is. */
export function Announcer() {
  const { data: jobs } = useInfiniteQuery(jobQueries.list(useProjectId()));
  const before = useRef(statesOf([]));
  const [queue, setQueue] = useState<readonly string[]>([]);
  const [said, setSaid] = useState("");
  const saidAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (jobs === undefined) return;
    const news = changedJobs(before.current, jobs).map(jobNews);
    before.current = statesOf(jobs);
    if (news.length > 0) setQueue((waiting) => [...waiting, ...news]);
  }, [jobs]);
  useEffect(() => {
    if (queue.length === 0) return;
    const timer = setTimeout(
      () => {
        saidAt.current = performance.now();
        setSaid(queue.join(" "));
        setQueue([]);
      },
      Math.max(0, saidAt.current + everyMs - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [queue]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
