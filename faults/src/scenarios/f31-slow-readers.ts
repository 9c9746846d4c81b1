import { readFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { hold } from "../world/broken.ts";
import { followStream, gapIn } from "../world/follow-stream.ts";
import { startTraining } from "../world/start-training.ts";
import { readAllEvents, waitForEnd, waitForStep } from "../world/watch-job.ts";
import type { World } from "../world/world.ts";
import type { Scenario } from "./scenario.ts";

const readers = 100;
const flood = { steps: 60, stepMs: 30, checkpointEvery: 20, fault: { kind: "flood" as const, step: 10 } };
const megabyte = 1024 * 1024;
const endLimitMs = 150_000;

export const slowReaders: Scenario = {
  id: "F31",
  title: `${readers} clients open the stream of a job that floods its log, and read next to nothing`,
  promise:
    "the API takes 64 MiB more at most than for as many who read, nobody waits for them, and a fast reader has every event",
  lanes: ["inbox"],
  async run(world) {
    world.startRunner({ plan: flood });
    // What goes through the API leaves the same garbage both times: only what is kept for the slow ones is theirs.
    const read = await floodWith(world, (socket) => socket.resume());
    const unread = await floodWith(world, (socket) => socket.once("data", () => socket.pause()));
    world.bar("API grew", Math.max(0, unread.most - read.most) / megabyte, 64, "MiB");
    world.bar("slowest other request", unread.slowestMs / 1000, 5, "s");
  },
};

/** One flooding job with all its readers. Answers the most memory that the API took, and how long others waited for it. */
async function floodWith(world: World, begin: (socket: Socket) => void) {
  const { owner } = world;
  const jobId = await startTraining(owner, world.material);
  await waitForStep(owner, jobId, 1);
  const key = await owner.credential();
  const sockets = Array.from({ length: readers }, () => openStream(world, jobId, key));
  for (const socket of sockets) begin(socket);
  const fast = followStream({ url: world.apiUrl, key, jobId });
  let most = 0;
  let slowestMs = 0;
  const watch = setInterval(() => {
    void memoryOf(world.api().pid).then((bytes) => {
      most = Math.max(most, bytes);
    });
  }, 100);
  const ask = setInterval(() => {
    const from = performance.now();
    void owner.ask("GET", `/v1/jobs/${jobId}`).then(() => {
      slowestMs = Math.max(slowestMs, performance.now() - from);
    });
  }, 250);
  const job = await waitForEnd(owner, jobId, endLimitMs).finally(() => {
    clearInterval(watch);
    clearInterval(ask);
  });
  hold(job.state === "succeeded" && job.attempt === 1, `it ended ${job.state} in attempt ${job.attempt}`);
  await fast.done;
  const gap = gapIn(fast, (await readAllEvents(owner, jobId)).length);
  hold(gap === undefined, `the fast reader: ${gap}`);
  for (const socket of sockets) socket.destroy();
  return { most, slowestMs };
}

function openStream(world: World, jobId: string, key: string): Socket {
  const { hostname, port } = new URL(world.apiUrl);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on("error", () => undefined);
  socket.write(
    [
      `GET /v1/jobs/${jobId}/events HTTP/1.1`,
      `host: ${hostname}:${port}`,
      `authorization: Bearer ${key}`,
      "accept: text/event-stream",
      "",
      "",
    ].join("\r\n"),
  );
  return socket;
}

async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
}
