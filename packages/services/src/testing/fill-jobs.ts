import { newId } from "@facet/contracts/ids";
import type { Job } from "@facet/contracts/jobs/job";
import { importBaseModel } from "../base-models/import-base-model.ts";
import { eventChunkId, eventChunks } from "../data/collections/event-chunks.ts";
import { jobs } from "../data/collections/jobs.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { drainLine, openRunner } from "./act-as-runner.ts";
import { must } from "./must.ts";
import type { Account } from "./new-account.ts";

/** Jobs a transaction: two documents each, below what a store takes at once. */
const perCommit = 200;

/** A history of so many finished jobs with their stories, minutes apart: one that was really done, and copies of it. */
export async function fillJobs({ ctx, orgId, projectId }: Account, count: number): Promise<void> {
  const source = { type: "starter" } as const;
  const { jobId } = await importBaseModel({
    ctx,
    input: { projectId, name: "first", source, hubTokenSecretId: null },
  });
  await drainLine(ctx, await openRunner(ctx));
  const tenant = tenantContext(orgId);
  const reader = ctx.documents.bind(tenant);
  const done = must(await reader.get(jobs, jobId), "job").data;
  const story = must((await reader.query(eventChunks, "tail", { equals: { jobId }, limit: 1 }))[0], "story");
  for (let made = 1; made < count; made += perCommit) {
    await commit(ctx, tenant, async (work) => {
      for (let index = made; index < Math.min(count, made + perCommit); index += 1) {
        const id = newId("job");
        const copy: Job = { ...done, id, createdAt: shiftedBack(done.createdAt, index) };
        work.create(jobs, id, copy);
        work.create(eventChunks, eventChunkId(id, story.data.firstSeq), { ...story.data, jobId: id });
      }
    });
  }
}

function shiftedBack(moment: string, minutes: number): string {
  return new Date(Date.parse(moment) - minutes * 60_000).toISOString();
}
