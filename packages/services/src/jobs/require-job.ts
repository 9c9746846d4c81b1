import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Job } from "@facet/contracts/jobs/job";
import type { Scope } from "@facet/contracts/keys/scope";
import type { Reader } from "@facet/ports/documents";
import { authorise, type ServiceContext } from "../context.ts";
import { jobs } from "../data/collections/jobs.ts";

/** The caller's job, or `not_found`. */
export async function requireJob(
  ctx: ServiceContext,
  reader: Reader,
  jobId: string,
  scope: Scope,
): Promise<Job> {
  authorise(ctx, scope);
  const found = await reader.get(jobs, jobId);
  if (found === undefined) throw new FacetError("not_found", "There is no such job.");
  authorise(ctx, scope, found.data.projectId);
  return found.data;
}
