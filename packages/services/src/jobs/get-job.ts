import type { JobView } from "@facet/contracts/jobs/job";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { requireJob } from "./require-job.ts";
import { viewJob } from "./view-job.ts";

export async function getJob({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<JobView> {
  const reader = ownDocuments(ctx);
  return viewJob(ctx, reader, await requireJob(ctx, reader, input.id, "training:read"));
}
