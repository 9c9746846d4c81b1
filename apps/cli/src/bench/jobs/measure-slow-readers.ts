import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { BenchPlatform } from "../bench-platform.ts";
import { type Figure, figure } from "../figure.ts";
import { openGatewayRunner } from "./gateway-runner.ts";
import { newJob } from "./new-job.ts";
import { forgetPeakMemory, readPeakMemory } from "./peak-memory.ts";

const streams = 100;
/** Far more than the kernel holds for a reader that does not read. */
const batches = 80;
const eventsPerBatch = 100;
const line = "x".repeat(1000);
const settleMs = 2000;

interface SlowReaders {
  readonly figures: Figure[];
  readonly notes: string[];
}

/**
 * What live streams that nobody reads cost the API's memory while a job says eight megabytes: the peak beside that of no
 * stream at all. Streams that are read show how much of it is garbage of what passes through.
 */
export async function measureSlowReaders(platform: BenchPlatform, projectId: string): Promise<SlowReaders> {
  const runner = await openGatewayRunner(platform);
  const jobId = await newJob(platform, projectId);
  const claimed = await runner.claim(20_000);
  if (claimed?.jobId !== jobId) throw new Error("another job was in line");
  await runner.start(claimed);
  let told = 0;
  const say = async () => {
    for (let batch = 0; batch < batches; batch += 1) {
      const at = new Date().toISOString();
      const events = Array.from({ length: eventsPerBatch }, (_, index) => ({
        line: told + index + 1,
        at,
        type: "log",
        level: "info",
        message: line,
      }));
      await runner.say(claimed, events);
      told += eventsPerBatch;
    }
  };
  const pid = platform.api.pid() ?? 0;
  const peakOf = async (readers: number, read: boolean) => {
    const sockets = await Promise.all(
      Array.from({ length: readers }, () => hold(platform, jobId, told, read)),
    );
    await forgetPeakMemory(pid);
    await say();
    await pause(settleMs);
    const peak = await readPeakMemory(pid);
    for (const socket of sockets) socket.destroy();
    return (peak ?? 0) / 1024 ** 2;
  };
  const alone = await peakOf(0, true);
  const read = await peakOf(streams, true);
  const unread = await peakOf(streams, false);
  await runner.drop(claimed);
  return {
    figures: [
      figure({
        name: `memory of the API, ${streams} streams unread beside none`,
        value: Math.max(0, unread - alone),
        unit: "MiB",
        bar: 64,
        sense: "at most",
        count: streams,
      }),
    ],
    notes: [
      `peak memory of the API while a job says 8 MB: ${alone.toFixed(0)} MiB to nobody, ${read.toFixed(0)} MiB to ${streams} streams that are read, ${unread.toFixed(0)} MiB to ${streams} that are not`,
    ],
  };
}

/** A stream of what comes after an event. Unless it is read, the kernel holds a little, and then the API has to. */
function hold({ apiUrl, key }: BenchPlatform, jobId: string, after: number, read: boolean): Promise<Socket> {
  const { hostname, port, host } = new URL(apiUrl);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) }, () => {
      if (read) socket.resume();
      else socket.pause();
      const headers = `Host: ${host}\r\nAuthorization: Bearer ${key}\r\nAccept: text/event-stream`;
      socket.write(`GET /v1/jobs/${jobId}/events?after=${after} HTTP/1.1\r\n${headers}\r\n\r\n`, () =>
        resolve(socket),
      );
    });
    socket.once("error", reject);
  });
}
