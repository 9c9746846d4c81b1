import type { Scope } from "@facet/contracts/keys/scope";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ServiceContext } from "../context.ts";
import { followEvents } from "../events/follow-events.ts";
import { followFeed } from "../events/follow-feed.ts";
import { readEvents } from "../events/read-events.ts";
import { readMetrics } from "../events/read-metrics.ts";
import { readSamples } from "../events/read-samples.ts";
import { cancelFineTune } from "../fine-tunes/cancel-fine-tune.ts";
import { removeFineTune } from "../fine-tunes/remove-fine-tune.ts";
import { createProject } from "../projects/create-project.ts";
import { newAccount } from "../testing/new-account.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { cancelJob } from "./cancel-job.ts";
import { getJob } from "./get-job.ts";
import { listJobs } from "./list-jobs.ts";
import { pauseJob } from "./pause-job.ts";
import { resumeJob } from "./resume-job.ts";

describe("who may see and move a job", () => {
  let platform: TestPlatform;
  let account: Trainable;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newTrainable(platform);
  });
  afterEach(() => platform.close());

  /** Every verb on a job or a fine-tune, by the scope it needs. */
  function verbs(ctx: ServiceContext, jobId: string, fineTuneId: string) {
    const { signal } = new AbortController();
    const read: Record<string, () => Promise<unknown>> = {
      getJob: () => getJob({ ctx, input: { id: jobId } }),
      readEvents: () => readEvents({ ctx, input: { jobId, after: 0, limit: 10 } }),
      readMetrics: () => readMetrics({ ctx, input: { jobId, maxPoints: 10 } }),
      readSamples: () => readSamples({ ctx, input: { jobId, after: 0, limit: 10 } }),
      followEvents: () => followEvents({ ctx, input: { jobId, after: 0, signal } }).next(),
    };
    const write: Record<string, () => Promise<unknown>> = {
      cancelJob: () => cancelJob({ ctx, input: { id: jobId } }),
      pauseJob: () => pauseJob({ ctx, input: { id: jobId } }),
      resumeJob: () => resumeJob({ ctx, input: { id: jobId } }),
      cancelFineTune: () => cancelFineTune({ ctx, input: { id: fineTuneId } }),
      removeFineTune: () => removeFineTune({ ctx, input: { id: fineTuneId } }),
    };
    return { read, write, all: { ...read, ...write } };
  }

  it("another organisation, and a key of another project, are told that there is no such thing", async () => {
    const { id, jobs } = await account.train();
    const other = await newAccount(platform);
    const project = await createProject({ ctx: account.ctx, input: { name: "other", description: "" } });
    const bound = { ...account.ctx, principal: { ...account.ctx.principal, projectId: project.id } };
    for (const ctx of [other.ctx, bound]) {
      for (const [name, verb] of Object.entries(verbs(ctx, jobs.train, id).all)) {
        await expect(verb(), name).rejects.toMatchObject({ code: "not_found" });
      }
    }
    const { signal } = new AbortController();
    const input = { projectId: account.projectId, signal };
    await expect(followFeed({ ctx: other.ctx, input }).next()).rejects.toMatchObject({ code: "not_found" });
    await expect(followFeed({ ctx: bound, input }).next()).rejects.toMatchObject({ code: "not_found" });
    expect((await getJob({ ctx: account.ctx, input: { id: jobs.train } })).state).toBe("queued");
  });

  it("a key needs the scope, and write includes read", async () => {
    const { id, jobs } = await account.train();
    const withScopes = (...scopes: Scope[]): ServiceContext => ({
      ...account.ctx,
      principal: { ...account.ctx.principal, scopes },
    });
    for (const [name, verb] of Object.entries(verbs(withScopes("models:write"), jobs.train, id).all)) {
      await expect(verb(), name).rejects.toMatchObject({ code: "forbidden" });
    }
    const reader = verbs(withScopes("training:read"), jobs.train, id);
    for (const [name, verb] of Object.entries(reader.write)) {
      await expect(verb(), name).rejects.toMatchObject({ code: "forbidden" });
    }
    for (const ctx of [withScopes("training:read"), withScopes("training:write")]) {
      expect(await getJob({ ctx, input: { id: jobs.train } })).toMatchObject({ id: jobs.train });
    }
  });

  it("lists a project's jobs newest first, in pages, and by state", async () => {
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) made.unshift((await account.train()).jobs.train);
    await cancelJob({ ctx: account.ctx, input: { id: made[1] ?? "" } });
    const { projectId } = account;
    const first = await listJobs({ ctx: account.ctx, input: { projectId, limit: 3 } });
    const cursor = first.nextCursor ?? undefined;
    const next = await listJobs({ ctx: account.ctx, input: { projectId, limit: 2, cursor } });
    expect([...first.data, ...next.data].map((job) => job.id)).toEqual(made);
    const queued = await listJobs({ ctx: account.ctx, input: { projectId, limit: 10, state: "queued" } });
    expect(queued.data.map((job) => job.id)).toEqual(made.filter((_, index) => index !== 1));
  });
});
