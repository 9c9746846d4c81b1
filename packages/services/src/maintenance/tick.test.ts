import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deletionId } from "../artifacts/locate-files.ts";
import { deletions } from "../data/collections/deletions.ts";
import { dependencies } from "../data/collections/dependencies.ts";
import { dispatch } from "../data/collections/dispatch.ts";
import { idempotency } from "../data/collections/idempotency.ts";
import { leases } from "../data/collections/leases.ts";
import { outbox } from "../data/collections/outbox.ts";
import { uploads } from "../data/collections/uploads.ts";
import { systemContext } from "../data/system-context.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { runIdempotent } from "../idempotency/run-idempotent.ts";
import { cancelJob } from "../jobs/cancel-job.ts";
import { getJob } from "../jobs/get-job.ts";
import { createProject } from "../projects/create-project.ts";
import { drainLine, openRunner } from "../testing/act-as-runner.ts";
import { checkInvariants } from "../testing/check-invariants.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { newUpload } from "../testing/new-material.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { newMemory, tick } from "./tick.ts";

const day = 24 * 3_600_000;

describe("a round of maintenance", () => {
  let platform: TestPlatform;
  let account: Trainable;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newTrainable(platform);
  });
  afterEach(() => platform.close());

  async function round(): Promise<void> {
    if (!(await tick({ ctx: platform, memory: newMemory("one") }))) throw new Error("another leads");
  }
  const control = () => platform.documents.bind(systemContext("maintenance"));
  const own = () => platform.documents.bind(tenantContext(account.orgId));
  const waitingDuties = async () =>
    (await control().query(outbox, "oldest", { limit: 100 })).map((row) => row.data.type);

  it("publishes what a committing process could not, and leaves the outbox empty", async () => {
    let up = false;
    const published: string[] = [];
    const deaf: TestPlatform = {
      ...platform,
      wakeUps: {
        publish: async (lane) => up && published.push(lane) > 0,
        next: (...listen) => platform.wakeUps.next(...listen),
      },
    };
    const ctx = { ...account.ctx, ...deaf, principal: account.ctx.principal };
    await newFineTune({ ...account, ctx }, account.material);
    expect(await waitingDuties()).toEqual(["wake-up"]);
    await tick({ ctx: deaf, memory: newMemory("one") });
    expect(await waitingDuties()).toEqual(["wake-up"]);
    up = true;
    await tick({ ctx: deaf, memory: newMemory("one") });
    expect(await waitingDuties()).toEqual([]);
    expect(published).toContain("cpu");
  });

  it("wakes a lane again whose wake-up was lost", async () => {
    await account.train();
    await platform.wakeUps.next(["cpu"], 1);
    const listening = platform.wakeUps.next(["cpu"], 5000);
    await round();
    expect(await listening).toBe(true);
  });

  it("gives a job its place in line back when the row was lost", async () => {
    const { jobs } = await account.train();
    await control().transact(async (tx) => tx.remove(dispatch, jobs.train));
    const runner = await openRunner(platform);
    expect(await runner.claim()).toBeNull();
    await round();
    expect(await drainLine(platform, runner)).toEqual(["train"]);
  });

  it("takes a job back whose lease was lost without a word", async () => {
    const { jobs } = await account.train();
    const runner = await openRunner(platform);
    await runner.claim();
    await control().transact(async (tx) => tx.remove(leases, jobs.train));
    await round();
    expect(await getJob({ ctx: account.ctx, input: { id: jobs.train } })).toMatchObject({
      state: "recovering",
    });
    expect(await drainLine(platform, runner)).toEqual(["train"]);
    expect(await checkInvariants(platform, { orgIds: [account.orgId], atRest: false })).toEqual([]);
  });

  it("tells a job of its parent's end when the edge between them was lost", async () => {
    const { jobs } = await newFineTune(account, account.material, { formats: [] });
    await own().transact(async (tx) => tx.remove(dependencies, `${jobs.train}.${jobs.evaluate}`));
    await cancelJob({ ctx: account.ctx, input: { id: jobs.train } });
    expect((await getJob({ ctx: account.ctx, input: { id: jobs.evaluate ?? "" } })).state).toBe("queued");
    await round();
    expect(await getJob({ ctx: account.ctx, input: { id: jobs.evaluate ?? "" } })).toMatchObject({
      state: "cancelled",
      error: { code: "parent_failed" },
    });
  });

  it("expires what nobody took for seven days, but not what waits for a running job", async () => {
    const { jobs } = await newFineTune(account, account.material);
    const long = { ...platform, timings: { ...platform.timings, leaseMs: 30 * day } };
    const other = await newFineTune(account, account.material, { evaluation: null, formats: [] });
    await (await openRunner(long)).claim();
    platform.clock.advance(7 * day + 1000);
    await tick({ ctx: long, memory: newMemory() });
    expect(await getJob({ ctx: account.ctx, input: { id: other.jobs.train } })).toMatchObject({
      state: "expired",
      error: { code: "queue_expired" },
    });
    expect((await getJob({ ctx: account.ctx, input: { id: jobs.train } })).state).toBe("starting");
    expect((await getJob({ ctx: account.ctx, input: { id: jobs.export ?? "" } })).state).toBe("queued");
  });

  it("ends uploads whose day is over and frees their bytes", async () => {
    const id = await newUpload(account);
    const key = (await own().get(uploads, id))?.data.key ?? "";
    await round();
    expect(await platform.blobs.head(key)).toBeDefined();
    platform.clock.advance(day + 1000);
    await round();
    expect((await own().get(uploads, id))?.data.state).toBe("expired");
    expect(await platform.blobs.head(key)).toBeUndefined();
  });

  it("spares a blob that was marked for deletion and then found a holder", async () => {
    const id = await newUpload(account);
    const key = (await own().get(uploads, id))?.data.key ?? "";
    await own().transact(async (tx) => {
      tx.create(deletions, deletionId(key), { key, state: "waiting", reason: "test", createdAt: tx.now });
    });
    await round();
    expect(await platform.blobs.head(key)).toBeDefined();
    expect(await own().get(deletions, deletionId(key))).toBeUndefined();
  });

  it("forgets answers that are no longer replayed", async () => {
    const run = () =>
      runIdempotent({
        ctx: account.ctx,
        input: {
          key: "k",
          route: "POST /projects",
          payload: {},
          status: 201,
          run: (ctx) => createProject({ ctx, input: { name: "once", description: "" } }),
        },
      });
    await run();
    const kept = () => own().query(idempotency, "expiring", { range: { from: "" }, limit: 10 });
    await round();
    expect(await kept()).toHaveLength(1);
    platform.clock.advance(2 * day + 1000);
    await round();
    expect(await kept()).toHaveLength(0);
  });
});
