import { rm } from "node:fs/promises";
import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { checkLeftStore } from "../check/check-left-store.ts";
import { hold } from "../world/broken.ts";
import { openLedger } from "../world/ledger.ts";
import { openClient } from "../world/open-client.ts";
import { playRunner } from "../world/play-runner.ts";
import { onlyTraining } from "../world/start-training.ts";
import { until } from "../world/until.ts";
import { waitForEnd } from "../world/watch-job.ts";
import type { World } from "../world/world.ts";

/** Does everything in the line with a played runner. */
export async function drain(world: World, ids: readonly string[]): Promise<void> {
  const player = await playRunner(world, "draining");
  await until(
    "every job to be done",
    async () => {
      for (let claim = await player.claim(); claim !== null; claim = await player.claim())
        await player.finish(claim);
      const ends = await Promise.all(ids.map((id) => waitForEnd(world.owner, id, 0).catch(() => null)));
      return ends.every((job) => job !== null);
    },
    60_000,
  );
}

/**
 * Starts the platform from another home, does all that is left to do there and stops it again. What had been acknowledged has
 * to be there and to succeed. Another course of things: what is asked here is not written down with the rest.
 */
export async function startFrom(
  world: World,
  place: () => Promise<void>,
  acknowledged: readonly string[],
): Promise<void> {
  await rm(world.home, { recursive: true });
  await place();
  const ledger = openLedger();
  const owner = openClient({
    name: "in another course",
    url: world.apiUrl,
    credential: () => world.owner.credential(),
    ledger,
  });
  const other = { ...world, owner, ledger };
  const api = await world.startApi();
  for (const id of acknowledged) {
    const { status } = await owner.ask("GET", `/v1/jobs/${id}`);
    hold(
      status === 200,
      `${id} had been acknowledged and is answered ${status} in what was put in its place`,
    );
  }
  const { jobs } = await owner.post("/v1/fine-tunes", onlyTraining(world.material), FineTune);
  await drain(other, [...acknowledged, jobs.train]);
  for (const id of [...acknowledged, jobs.train]) {
    const { state } = await waitForEnd(owner, id);
    hold(state === "succeeded", `${id} ended ${state} in what was put in its place`);
  }
  await api.stop();
  const breaches = await checkLeftStore(other);
  hold(breaches.length === 0, `in what was put in its place: ${breaches.join("; ")}`);
}
