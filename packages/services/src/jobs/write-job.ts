import type { Job } from "@facet/contracts/jobs/job";
import { jobs } from "../data/collections/jobs.ts";
import type { Work } from "../data/work.ts";
import { commandTopic, hint, jobTopic } from "../events/topics.ts";

/** Stores the next version of a job and tells who watches. For `moveJob` and `saveJob` only: they hold the rules. */
export function writeJob(work: Work, before: Job, after: Omit<Job, "version">): Job {
  const saved: Job = { ...after, version: before.version + 1 };
  work.set(jobs, saved.id, saved);
  work.signal(jobTopic(saved.id));
  if (saved.state !== before.state) work.signal(commandTopic(saved.id));
  hint(work, saved.projectId, "job", saved.id, saved.version);
  if (saved.fineTuneId !== null) hint(work, saved.projectId, "fineTune", saved.fineTuneId, saved.version);
  return saved;
}
