import { type Claimed, Heartbeat, type HeartbeatReply } from "@facet/contracts/gateway/worker-gateway";
import { productionTimings, scaleTimings } from "@facet/contracts/timings";
import { openLog } from "@facet/log/open-log";
import { systemClock } from "@facet/ports/system-clock";
import { expect, it } from "vitest";
import { createGatewayClient } from "../gateway/gateway-client.ts";
import { holdLease } from "./hold-lease.ts";

const fence = { attempt: 1, leaseToken: "token" };
const claimed: Claimed = {
  jobId: "job_00000000000000000000000000",
  orgId: "org_00000000000000000000000000",
  projectId: "prj_00000000000000000000000000",
  kind: "train",
  ...fence,
  leaseExpiresAt: "2026-01-01T00:01:00.000Z",
  input: {},
  context: {},
  artifacts: {},
  checkpoints: [],
  lastLine: 0,
  finalizing: false,
  finalized: null,
  timeLimitMs: 1000,
  eventFlushMs: 1,
};

type Answer = HeartbeatReply["command"] | "away" | "stale";

/** A gateway that answers heartbeats from a list, and repeats its last answer. */
function hold(answers: Answer[]) {
  const beats: Heartbeat[] = [];
  const gateway = createGatewayClient({
    promptMs: 10_000,
    url: "http://gateway",
    token: "t",
    fetch: async (_url, init) => {
      beats.push(Heartbeat.parse(await new Response(init?.body).json()));
      // As the gateway does: the answer is held, here for a moment.
      await systemClock.wait(1);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer === "away") throw new TypeError("fetch failed");
      if (answer === "stale") return Response.json(problem, { status: 409 });
      return Response.json({ leaseExpiresAt: claimed.leaseExpiresAt, command: answer });
    },
  });
  const lease = holdLease({
    claimed,
    fence,
    gateway,
    timings: scaleTimings(productionTimings, 0.001),
    clock: systemClock,
    log: openLog({ name: "test", level: "error" }),
    progress: () => ({
      phase: "train",
      step: 3,
      totalSteps: 9,
      done: 3,
      total: 9,
      unit: "steps",
      loss: 1,
      tokensPerSecond: null,
      etaSeconds: null,
    }),
  });
  return { lease, beats };
}

const problem = {
  type: "/docs/errors#stale_attempt",
  title: "x",
  status: 409,
  detail: "x",
  instance: "x",
  code: "stale_attempt",
  param: null,
  fix: "x",
  errors: [],
  requestId: "req_1",
  docUrl: "x",
  retryable: false,
};

const aborted = (signal: AbortSignal) => expect.poll(() => signal.aborted).toBe(true);

it("beats with the progress for as long as it is held, and no longer", async () => {
  const { lease, beats } = hold(["none"]);
  await expect.poll(() => beats.length).toBeGreaterThan(3);
  expect(beats[0]).toMatchObject({ ...fence, waitMs: 5, progress: { step: 3 } });
  await lease.release();
  const count = beats.length;
  const another = hold(["none"]);
  await expect.poll(() => another.beats.length).toBeGreaterThan(3);
  await another.lease.release();
  expect(beats.length).toBe(count);
  expect([lease.cancelled.aborted, lease.lost.aborted]).toEqual([false, false]);
});

it("hears that the job is cancelled, and keeps the lease until the engine is gone", async () => {
  const { lease, beats } = hold(["none", "cancel"]);
  await aborted(lease.cancelled);
  const count = beats.length;
  await expect.poll(() => beats.length).toBeGreaterThan(count + 1);
  expect(lease.lost.aborted).toBe(false);
  // The answer is known by now: nothing is held at the gateway for it.
  expect(beats.at(-1)?.waitMs).toBe(0);
  await lease.release();
});

it("hears that the job is to be paused, and still that it is cancelled meanwhile", async () => {
  const asked: string[] = [];
  const { lease } = hold(["none", "pause", "pause", "cancel"]);
  for (const [name, signal] of Object.entries({ paused: lease.paused, cancelled: lease.cancelled }))
    signal.addEventListener("abort", () => asked.push(name), { once: true });
  await aborted(lease.cancelled);
  expect(asked).toEqual(["paused", "cancelled"]);
  expect(lease.lost.aborted).toBe(false);
  await lease.release();
});

it("gives the attempt up when the platform says that it is another's", async () => {
  const { lease, beats } = hold(["none", "stale"]);
  await aborted(lease.lost);
  expect(beats).toHaveLength(2);
  await lease.release();
});

it("a platform that is away costs nothing but time", async () => {
  const { lease, beats } = hold(["none", "away", "away", "away", "none"]);
  await expect.poll(() => beats.length).toBeGreaterThan(6);
  expect([lease.cancelled.aborted, lease.lost.aborted]).toEqual([false, false]);
  await lease.release();
});
