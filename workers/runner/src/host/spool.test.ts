import { existsSync } from "node:fs";
import { appendFile, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EngineEvent } from "@facet/contracts/engine/engine-event";
import { AppendEvents } from "@facet/contracts/gateway/worker-gateway";
import { openLog } from "@facet/log/open-log";
import { systemClock } from "@facet/ports/system-clock";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createGatewayClient } from "../gateway/gateway-client.ts";
import { GatewayUnavailable } from "../gateway/gateway-errors.ts";
import { replaySpools } from "./replay-spools.ts";
import { Spool } from "./spool.ts";

let folder: string;
const opened: Spool[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "facet-spool-"));
});
afterEach(async () => {
  for (const spool of opened.splice(0)) await spool.remove();
  await rm(folder, { recursive: true, force: true });
});

const header = { jobId: "job_00000000000000000000000000", attempt: 1, leaseToken: "token" };
const event = (line: number): EngineEvent => ({
  line,
  at: "2026-01-01T00:00:00.000Z",
  type: "log",
  level: "info",
  message: `line ${line}`,
});
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

interface Opened {
  readonly send: (events: EngineEvent[]) => Promise<void>;
  readonly maxWaiting?: number;
  readonly signal?: AbortSignal;
  readonly onDiskFull?: () => void;
}

async function open({
  send,
  maxWaiting,
  signal = new AbortController().signal,
  onDiskFull = () => undefined,
}: Opened): Promise<Spool> {
  const spool = await Spool.open({
    file: join(folder, "job.ndjson"),
    header,
    flushMs: 1,
    clock: systemClock,
    signal,
    send,
    onDiskFull,
    ...(maxWaiting === undefined ? {} : { maxWaiting }),
  });
  opened.push(spool);
  return spool;
}

it.runIf(existsSync("/dev/full"))("goes on from memory when its disk is full, and says so once", async () => {
  await symlink("/dev/full", join(folder, "job.ndjson"));
  const sent: number[] = [];
  let told = 0;
  const spool = await open({
    send: async (events) => void sent.push(...events.map((one) => one.line)),
    onDiskFull: () => {
      told += 1;
    },
  });
  await Promise.all(numbers(50).map((line) => spool.add(event(line))));
  await spool.drain();
  expect(sent).toEqual(numbers(50));
  expect(told).toBe(1);
});

it("delivers every event once and in order, also those that many add at the same time", async () => {
  const sent: number[] = [];
  const spool = await open({ send: async (events) => void sent.push(...events.map((one) => one.line)) });
  await Promise.all(numbers(1000).map((line) => spool.add(event(line))));
  await spool.drain();
  expect(sent).toEqual(numbers(1000));
  await spool.add(event(1001));
  await spool.drain();
  expect(sent.at(-1)).toBe(1001);
  await spool.remove();
  expect(await readdir(folder)).toEqual([]);
});

it("has an event on disk before the platform hears of it", async () => {
  const onDisk: boolean[] = [];
  const spool = await open({
    async send(events) {
      const text = await readFile(join(folder, "job.ndjson"), "utf8");
      onDisk.push(events.every((one) => text.includes(`"line":${one.line},`)));
    },
  });
  for (const line of numbers(20)) await spool.add(event(line));
  await spool.drain();
  expect(new Set(onDisk)).toEqual(new Set([true]));
});

it("repeats what a platform that is away did not take", async () => {
  const sent: number[] = [];
  let refusals = 2;
  const spool = await open({
    async send(events) {
      if (refusals-- > 0) throw new GatewayUnavailable("away");
      sent.push(...events.map((one) => one.line));
    },
  });
  for (const line of numbers(5)) await spool.add(event(line));
  await spool.drain();
  expect(sent).toEqual(numbers(5));
});

it("holds back who adds more than may wait, until some have gone", async () => {
  const gate = Promise.withResolvers<void>();
  const spool = await open({ maxWaiting: 10, send: () => gate.promise });
  let added = 0;
  const adding = (async () => {
    for (const line of numbers(30)) {
      await spool.add(event(line));
      added += 1;
    }
  })();
  await expect.poll(() => added).toBe(10);
  gate.resolve();
  await adding;
  expect(added).toBe(30);
});

it("ends for everyone when the attempt is no longer ours", async () => {
  const lost = new AbortController();
  const spool = await open({
    signal: lost.signal,
    maxWaiting: 1,
    send: () => Promise.reject(new GatewayUnavailable("away")),
  });
  await spool.add(event(1));
  const held = spool.add(event(2));
  lost.abort(new Error("lease lost"));
  await expect(held).rejects.toThrow("lease lost");
  await expect(spool.add(event(3))).rejects.toThrow("lease lost");
  await expect(spool.drain()).rejects.toThrow("lease lost");
});

it("what a crash left is delivered by the next start, but for a last line that was cut", async () => {
  const never = new AbortController();
  const left = await open({
    signal: never.signal,
    send: () => Promise.reject(new GatewayUnavailable("away")),
  });
  for (const line of numbers(150)) await left.add(event(line));
  const file = join(folder, "job.ndjson");
  await appendFile(file, '{"line":151,"at":"20');

  const bodies: AppendEvents[] = [];
  const gateway = createGatewayClient({
    promptMs: 10_000,
    url: "http://gateway",
    token: "t",
    fetch: async (_url, init) => {
      bodies.push(AppendEvents.parse(await new Response(init?.body).json()));
      return Response.json({ lastSeq: 1, lastLine: 1 });
    },
  });
  await replaySpools(folder, gateway, systemClock, openLog({ name: "test", level: "error" }), never.signal);
  expect(bodies.flatMap((body) => body.events.map((one) => one.line))).toEqual(numbers(150));
  expect(bodies[0]).toMatchObject({ attempt: 1, leaseToken: "token" });
  expect(await readdir(folder)).toEqual([]);
  never.abort();
});
