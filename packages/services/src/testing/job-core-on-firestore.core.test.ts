import { randomBytes } from "node:crypto";
import { openFirestoreDocuments } from "@facet/store/google/open-firestore-documents";
import {
  type FirestoreEmulator,
  hasFirestoreEmulator,
  sayFirestoreSkipped,
  startFirestoreEmulator,
} from "@facet/store/testing/start-firestore-emulator";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { allCollections } from "../data/all-collections.ts";
import { leases } from "../data/collections/leases.ts";
import { outbox } from "../data/collections/outbox.ts";
import { systemContext } from "../data/system-context.ts";
import { readEvents } from "../events/read-events.ts";
import { getFineTune } from "../fine-tunes/get-fine-tune.ts";
import { appendEvents } from "../gateway/append-events.ts";
import { complete } from "../gateway/complete.ts";
import { confirmCancelled } from "../gateway/confirm-cancelled.ts";
import { heartbeat } from "../gateway/heartbeat.ts";
import { startWork } from "../gateway/start-work.ts";
import { runIdempotent } from "../idempotency/run-idempotent.ts";
import { cancelJob } from "../jobs/cancel-job.ts";
import { getJob } from "../jobs/get-job.ts";
import { newMemory, tick } from "../maintenance/tick.ts";
import { commitStep, drainLine, fenceOf, finishBegun, finishJob, openRunner } from "./act-as-runner.ts";
import { newAccount } from "./new-account.ts";
import { newFineTune } from "./new-fine-tune.ts";
import { newMaterial } from "./new-material.ts";
import { newTrainable, type Trainable } from "./new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "./open-test-platform.ts";
import { requireInvariants } from "./require-invariants.ts";

const skip = !hasFirestoreEmulator;
sayFirestoreSkipped("the job core on Firestore");

// The embedded store's own tests go into every corner; these say that nothing of the core needs that store.
describe.skipIf(skip)("the job core on Firestore", { timeout: 120_000 }, () => {
  let emulator: FirestoreEmulator;
  let projectId: string;
  let platform: TestPlatform;

  const openStore = () =>
    openFirestoreDocuments({ projectId, emulatorHost: emulator.host, collections: allCollections });
  beforeAll(async () => {
    emulator = await startFirestoreEmulator();
  });
  afterAll(() => emulator?.stop());
  beforeEach(async () => {
    projectId = `demo-${randomBytes(6).toString("hex")}`;
    platform = await openTestPlatform({ documents: await openStore() });
  }, 120_000);
  afterEach(() => platform.close());

  const control = () => platform.documents.bind(systemContext("maintenance"));
  const stateOf = async (account: Trainable, id: string) =>
    (await getJob({ ctx: account.ctx, input: { id } })).state;

  it("takes a fine-tune from its creation to a model, a verdict and files", async () => {
    const account = await newAccount(platform);
    const created = await newFineTune(account, await newMaterial(account), { name: "first" });
    expect(await drainLine(platform, await openRunner(platform))).toEqual([
      "prepare",
      "train",
      "evaluate",
      "export",
    ]);
    expect(await getFineTune({ ctx: account.ctx, input: { id: created.id } })).toMatchObject({
      state: "succeeded",
      modelId: expect.any(String),
    });
    await tick({ ctx: platform, memory: newMemory() });
    await requireInvariants(platform, account.orgId, true);
    expect(platform.complaints).toEqual([]);
  });

  it("gives each of four jobs to one of four runners that ask at once", async () => {
    const account = await newTrainable(platform);
    const made = [];
    for (let count = 0; count < 4; count += 1) made.push((await account.train()).jobs.train);
    const runners = await Promise.all(made.map(() => openRunner(platform)));
    const claims = await Promise.all(runners.map((runner) => runner.claim(20_000)));
    expect(new Set(claims.map((claimed) => claimed?.jobId))).toEqual(new Set(made));
    expect(await control().query(leases, "all", { limit: 10 })).toHaveLength(4);
    for (const claimed of claims) if (claimed) await finishJob(platform, claimed);
    await requireInvariants(platform, account.orgId);
  });

  it("hands a job on when its runner is lost, refuses what that runner still writes, and goes on from the checkpoint", async () => {
    const account = await newTrainable(platform);
    await account.train();
    const runner = await openRunner(platform);
    const lost = await runner.take();
    await startWork({ ctx: platform, input: fenceOf(lost) });
    await commitStep(platform, lost, 10);
    const memory = newMemory();
    const { leaseMs } = platform.timings;
    for (const passed of [0, leaseMs + 1, leaseMs + 1]) {
      platform.clock.advance(passed);
      await tick({ ctx: platform, memory });
    }
    expect(await stateOf(account, lost.jobId)).toBe("recovering");
    await expect(commitStep(platform, lost, 20)).rejects.toMatchObject({ code: "stale_attempt" });

    const again = await (await openRunner(platform)).take();
    expect(again).toMatchObject({ jobId: lost.jobId, attempt: 2, checkpoints: [{ step: 10 }] });
    await finishJob(platform, again);
    expect(await stateOf(account, lost.jobId)).toBe("succeeded");
    await requireInvariants(platform, account.orgId);
  });

  it("ends a cancelled job for good: its runner is told, and cannot finish it", async () => {
    const account = await newTrainable(platform);
    await account.train();
    const claimed = await (await openRunner(platform)).take();
    await startWork({ ctx: platform, input: fenceOf(claimed) });
    await cancelJob({ ctx: account.ctx, input: { id: claimed.jobId } });
    const input = fenceOf(claimed);
    expect(await heartbeat({ ctx: platform, input: { ...input, progress: null, waitMs: 0 } })).toMatchObject({
      command: "cancel",
    });
    await expect(finishBegun(platform, claimed)).rejects.toMatchObject({ name: "FacetError" });
    await confirmCancelled({ ctx: platform, input });
    await expect(complete({ ctx: platform, input })).rejects.toMatchObject({ name: "FacetError" });
    expect(await stateOf(account, claimed.jobId)).toBe("cancelled");
    await requireInvariants(platform, account.orgId);
  });

  it("keeps a job's events dense while runner and owner write at once, and gives them to another API process", async () => {
    const account = await newTrainable(platform);
    await account.train();
    const claimed = await (await openRunner(platform)).take();
    await startWork({ ctx: platform, input: fenceOf(claimed) });
    const at = new Date(platform.clock.now()).toISOString();
    const append = (line: number) =>
      appendEvents({
        ctx: platform,
        input: {
          ...fenceOf(claimed),
          events: [{ line, at, type: "log", level: "info", message: `line ${line}` }],
        },
      });
    await Promise.allSettled([
      ...[1, 2, 3, 4, 5].map(append),
      commitStep(platform, claimed, 10),
      cancelJob({ ctx: account.ctx, input: { id: claimed.jobId } }),
    ]);
    await append(5);

    const elsewhere = await openTestPlatform({ documents: await openStore() });
    const ctx = { ...account.ctx, ...elsewhere };
    const { events } = await readEvents({ ctx, input: { jobId: claimed.jobId, after: 0, limit: 100 } });
    await elsewhere.close();
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    // A line that came after a later one was a repeat; the cancellation may stand between them or after them.
    const lines = events.flatMap(({ type, data }) =>
      type === "log" ? Number(/\d+/.exec(JSON.stringify(data.message))) : [],
    );
    expect(lines).toEqual([...new Set(lines)].toSorted((a, b) => a - b));
    expect(lines.at(-1)).toBe(5);
    expect(events.filter(({ type }) => type === "state").at(-1)).toMatchObject({
      data: { to: "cancelling" },
    });
    await requireInvariants(platform, account.orgId);
  });

  it("relays a wake-up that could not be published, and answers a repeated request once", async () => {
    const account = await newTrainable(platform);
    const deaf = { ...platform.wakeUps, publish: async () => false };
    const ctx = { ...account.ctx, wakeUps: deaf };
    let created = 0;
    const ask = () =>
      runIdempotent({
        ctx,
        input: {
          key: "one",
          route: "POST /fine-tunes",
          payload: {},
          status: 201,
          run: (handled) => {
            created += 1;
            return newFineTune({ ...account, ctx: handled }, account.material);
          },
        },
      });
    const [first, second] = [await ask(), await ask()];
    expect(second).toEqual({ body: first.body, replayed: true });
    expect(created).toBe(1);
    expect(await control().query(outbox, "oldest", { limit: 10 })).toHaveLength(1);
    await tick({ ctx: platform, memory: newMemory() });
    expect(await control().query(outbox, "oldest", { limit: 10 })).toEqual([]);
  });
});
