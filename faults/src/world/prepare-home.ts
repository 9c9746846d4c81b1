import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hold } from "./broken.ts";
import { makeMaterial } from "./make-material.ts";
import { openWorld } from "./open-world.ts";
import { type Filled, type PreparedHome, unprepared } from "./prepared-home.ts";
import { startTraining } from "./start-training.ts";
import { lossPoints, readAllEvents, waitForEnd } from "./watch-job.ts";
import type { World } from "./world.ts";

const longestTraining = 600;

/** Makes rows, a base model and the reference training in a world that runs, with a runner of its own. */
export async function fillWorld(world: World): Promise<Filled> {
  const runner = world.startRunner({
    machine: "preparing",
    plan: { steps: longestTraining, stepMs: 0, checkpointEvery: longestTraining },
  });
  const material = await makeMaterial(world.owner);
  const id = await startTraining(world.owner, material);
  const job = await waitForEnd(world.owner, id);
  hold(job.state === "succeeded", `the reference training ended ${job.state}: ${JSON.stringify(job.error)}`);
  const points = lossPoints(await readAllEvents(world.owner, id));
  hold(points.length === longestTraining, `the reference training told of ${points.length} steps`);
  await runner.stop();
  return { material, reference: points.map(({ loss }) => loss), fineTuneId: job.fineTuneId ?? "" };
}

/** Made once, copied into each world that keeps its documents in a file. */
export async function prepareHome(): Promise<PreparedHome & { remove(): Promise<void> }> {
  const world = await openWorld({
    setting: { lane: "inbox", store: "sqlite", seed: 0 },
    prepared: unprepared,
    firestore: null,
  });
  const folder = await mkdtemp(join(tmpdir(), "facet-faults-prepared-"));
  try {
    await world.startApi();
    const filled = await fillWorld(world);
    await world.stop();
    await cp(world.home, folder, { recursive: true });
    return { home: folder, ...filled, remove: () => rm(folder, { recursive: true, force: true }) };
  } finally {
    await world.close();
  }
}
