import type { Job, JobView } from "@facet/contracts/jobs/job";
import type { JobKind } from "@facet/contracts/jobs/job-kind";
import type { JobState } from "@facet/contracts/jobs/job-state";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { jobs } from "../data/collections/jobs.ts";
import { pageDocuments } from "../paging/page-documents.ts";
import { viewJob } from "./view-job.ts";

interface ListJobs extends PageQuery {
  readonly projectId: string;
  readonly state?: JobState | undefined;
  readonly kind?: JobKind | undefined;
  readonly fineTuneId?: string | undefined;
}

/** Newest first. */
export async function listJobs({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ListJobs;
}): Promise<Page<JobView>> {
  const { projectId, state, kind, fineTuneId, ...page } = input;
  authorise(ctx, "training:read", projectId);
  const reader = ownDocuments(ctx);
  const filter = {
    asked: { kind, fineTuneId },
    keep: (job: Job) =>
      (kind === undefined || job.kind === kind) &&
      (fineTuneId === undefined || job.fineTuneId === fineTuneId),
  };
  const { data, nextCursor } = await (state === undefined
    ? pageDocuments({ reader, collection: jobs, shape: "byProject", equals: { projectId }, page, filter })
    : pageDocuments({
        reader,
        collection: jobs,
        shape: "byProjectAndState",
        equals: { projectId, state },
        page,
        filter,
      }));
  return { data: await Promise.all(data.map((row) => viewJob(ctx, reader, row.data))), nextCursor };
}
