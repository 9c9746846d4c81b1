import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Job } from "@facet/contracts/jobs/job";
import type { JobKind } from "@facet/contracts/jobs/job-kind";
import { type JobInput, type JobResult, jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import type { Work } from "../../data/work.ts";

/** What the end of a job means for the rows it was made for. Runs in the transaction that ends it, once. */
export interface KindEffects {
  /** `job.result` has been parsed by the kind's schema and `job.artifacts` checked. */
  succeeded(work: Work, job: Job): Promise<void>;
  /** It failed, was cancelled or expired. */
  ended(work: Work, job: Job): Promise<void>;
  /** Roles that `job.artifacts` must name before it may succeed. */
  roles(job: Job): readonly string[];
}

export function inputOf<Kind extends JobKind>(kind: Kind, job: Job): JobInput<Kind> {
  // The schema is the kind's own; TypeScript cannot follow the index.
  return jobKinds[kind].input.parse(job.input) as JobInput<Kind>;
}

export function resultOf<Kind extends JobKind>(kind: Kind, job: Job): JobResult<Kind> {
  return jobKinds[kind].result.parse(job.result) as JobResult<Kind>;
}

export function artifactOf(job: Job, role: string): string {
  const artifactId = job.artifacts[role];
  if (artifactId === undefined)
    throw new FacetError("invalid_request", `The ${job.kind} job ${job.id} names no artefact for ${role}.`);
  return artifactId;
}
