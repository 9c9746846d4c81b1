import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { playRunner } from "../world/play-runner.ts";
import { onlyTraining } from "../world/start-training.ts";
import type { World } from "../world/world.ts";
import type { Scenario } from "./scenario.ts";
import { drain, startFrom } from "./start-from.ts";

/** 50 over the five seeds of a full matrix, in one lane. */
const cuts = 10;

interface Cut {
  readonly folder: string;
  readonly acknowledged: readonly string[];
}

export const powerCut: Scenario = {
  id: "F44",
  title: "everything stops at a random moment under load, and only what had been written is left",
  promise: "the platform starts from it; what had been acknowledged is there, and is done",
  lanes: ["inbox"],
  async run(world) {
    const made = await copyUnderLoad(world);
    await world.api().stop();
    const whole = join(world.folder, "whole");
    await cp(world.home, whole, { recursive: true });
    for (const { folder, acknowledged } of made)
      await startFrom(world, () => cp(folder, world.home, { recursive: true }), acknowledged);
    await rm(world.home, { recursive: true });
    await cp(whole, world.home, { recursive: true });
    await world.startApi();
    world.tally("cuts", made.length);
  },
};

async function copyUnderLoad(world: World): Promise<Cut[]> {
  const { owner, random } = world;
  const made: Cut[] = [];
  const acknowledged: string[] = [];
  let over = false;
  const player = await playRunner(world, "under load");
  const creating = (async () => {
    while (!over) {
      const { jobs } = await owner.post("/v1/fine-tunes", onlyTraining(world.material), FineTune);
      acknowledged.push(jobs.train);
      const claim = random.chance(0.7) ? await player.claim() : null;
      if (claim !== null) await player.finish(claim);
    }
  })();
  for (let cut = 0; cut < cuts; cut += 1) {
    await pause(random.int(20, 200));
    // What was answered so far was answered by a process that can write nothing more.
    world.api().freeze();
    const folder = join(world.folder, `cut-${cut}`);
    made.push({ folder, acknowledged: [...acknowledged] });
    await cp(world.home, folder, { recursive: true });
    world.api().thaw();
  }
  over = true;
  await creating;
  await drain(world, acknowledged);
  return made;
}
