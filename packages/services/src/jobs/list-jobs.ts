import type { JobView } from "@facet/contracts/jobs/job";
import type { JobState } from "@facet/contracts/jobs/job-state";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { jobs } from "../data/collections/jobs.ts";
import { pageDocuments } from "../paging/page-documents.ts";
import { viewJob } from "./view-job.ts";

interface ListJobs extends PageQuery {
  readonly projectId: string;
  readonly state?: JobState | undefined;
}

/** Newest first. */
export async function listJobs({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ListJobs;
}): Promise<Page<JobView>> {
  const { projectId, state, ...page } = input;
  authorise(ctx, "training:read", projectId);
  const reader = ownDocuments(ctx);
  const { data, nextCursor } = await (state === undefined
    ? pageDocuments({ reader, collection: jobs, shape: "byProject", equals: { projectId }, page })
    : pageDocuments({
        reader,
        collection: jobs,
        shape: "byProjectAndState",
        equals: { projectId, state },
        page,
      }));
  return { data: await Promise.all(data.map((row) => viewJob(ctx, reader, row.data))), nextCursor };
}
