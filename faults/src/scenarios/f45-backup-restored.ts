import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import { z } from "zod";
import { hold } from "../world/broken.ts";
import { playRunner } from "../world/play-runner.ts";
import { onlyTraining } from "../world/start-training.ts";
import { until } from "../world/until.ts";
import type { World } from "../world/world.ts";
import type { Scenario } from "./scenario.ts";
import { drain, startFrom } from "./start-from.ts";

const Told = z.object({ inventory: z.unknown() });
const cli = resolve(import.meta.dirname, "../../../apps/cli/src/main.ts");

export const backupRestored: Scenario = {
  id: "F45",
  title: "a backup is taken under load, the state folder is lost, and the backup is restored",
  promise: "the inventories are equal; what had been acknowledged before the backup is there, and is done",
  lanes: ["inbox"],
  async run(world) {
    const { owner, random } = world;
    const acknowledged: string[] = [];
    let over = false;
    const player = await playRunner(world, "under load");
    const creating = (async () => {
      while (!over) {
        const { jobs } = await owner.post("/v1/fine-tunes", onlyTraining(world.material), FineTune);
        acknowledged.push(jobs.train);
        const claim = random.chance(0.8) ? await player.claim() : null;
        if (claim !== null) await player.finish(claim);
      }
    })();
    await until("some work to be there", () => acknowledged.length >= 20);
    const before = [...acknowledged];
    const file = join(world.folder, "backup.tar");
    const saved = await runCli(world, "backup", file);
    over = true;
    await creating;
    await drain(world, acknowledged);
    await world.api().stop();
    const whole = join(world.folder, "whole");
    await cp(world.home, whole, { recursive: true });
    const restore = async () => {
      const restored = await runCli(world, "restore", file);
      const [was, is] = [saved, restored].map(({ inventory }) => JSON.stringify(inventory));
      hold(was === is, `the backup holds ${was}, and what was restored ${is}`);
    };
    await startFrom(world, restore, before);
    await rm(world.home, { recursive: true });
    await cp(whole, world.home, { recursive: true });
    await world.startApi();
  },
};

/** As a person types it, with the world's state folder for theirs. */
async function runCli(world: World, ...args: readonly string[]): Promise<z.infer<typeof Told>> {
  const child = spawn(process.execPath, [cli, ...args, "--json"], {
    env: { ...inheritedEnvironment(), FACET_HOME: world.home },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit");
  const [said, complained] = await Promise.all([buffer(child.stdout), buffer(child.stderr)]);
  const [code] = (await ended) as [number | null];
  hold(code === 0, `facet ${args[0]} ended with ${code}: ${complained.toString().slice(-2000)}`);
  return Told.parse(JSON.parse(said.toString()));
}
