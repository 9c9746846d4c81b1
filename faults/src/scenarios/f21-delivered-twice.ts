import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import { openRedisQueue } from "@facet/queue/redis/open-redis-queue";
import { hold } from "../world/broken.ts";
import { playRunner } from "../world/play-runner.ts";
import { silentLog } from "../world/silent-log.ts";
import { startTraining } from "../world/start-training.ts";
import { waitForEnd } from "../world/watch-job.ts";
import type { World } from "../world/world.ts";
import type { Scenario } from "./scenario.ts";

const runners = 10;
const rounds = 6;

export const deliveredTwice: Scenario = {
  id: "F21",
  title: "the same work delivered ten times at once, and wake-ups for work that is gone",
  promise: "one claim, one attempt, one model; the others get nothing",
  stores: ["sqlite", "firestore"],
  async run(world) {
    const { owner, redis } = world;
    const players = await Promise.all(
      Array.from({ length: runners }, (_, index) => playRunner(world, `claiming-${index}`)),
    );
    const rewake = redis === null ? undefined : await wakeFromOutside(redis.url);
    try {
      for (let round = 0; round < rounds; round += 1) {
        const held = players.map((player) => player.claim(1500));
        const id = await startTraining(owner, world.material);
        const rush = rewake === undefined ? [] : players.map(() => rewake.wake());
        const answers = await Promise.all(held);
        await Promise.all(rush);
        const again = await Promise.all(players.map((player) => player.claim()));
        const all = answers.map((answer, index) => answer ?? again[index] ?? null);
        await finishOne(world, players, all, id);
      }
    } finally {
      await rewake?.close();
    }
  },
};

/** A runner that had no answer to a claim is given the same claim again: that is no second delivery. */
async function finishOne(
  { owner }: World,
  players: readonly Awaited<ReturnType<typeof playRunner>>[],
  answers: readonly (Claimed | null)[],
  id: string,
): Promise<void> {
  const got = answers.flatMap((claim, index) => (claim === null ? [] : [{ claim, player: players[index] }]));
  hold(got.length === 1, `${got.length} of ${runners} runners were given ${id}`);
  const [first] = got;
  if (first?.player !== undefined) await first.player.finish(first.claim);
  const { state, attempt } = await waitForEnd(owner, id);
  hold(state === "succeeded" && attempt === 1, `it ended ${state} in attempt ${attempt}`);
}

/** A second producer on the same Redis: what it sends is what a redelivery looks like. */
async function wakeFromOutside(url: string) {
  const queue = await openRedisQueue({ url, log: silentLog });
  return { wake: () => queue.wakeUps.publish("cpu"), close: () => queue.close() };
}
