import { join } from "node:path";
import { hold } from "../world/broken.ts";
import { mountSmallDisk } from "../world/small-disk.ts";
import { startTraining } from "../world/start-training.ts";
import { until } from "../world/until.ts";
import { getJob, waitFor, waitForEnd } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 100, stepMs: 30, checkpointEvery: 10 };

export const diskFullAtWork: Scenario = {
  id: "F13",
  title: "the disk that checkpoints are written to is full",
  promise:
    "the training stops as resource and says that the disk is full; the checkpoints before stand, and it goes on from them",
  needsRoot: true,
  async run(world) {
    const { owner } = world;
    const disk = await mountSmallDisk(join(world.machineFolder(), "runner", "machine-first", "work"), 16);
    try {
      const runner = world.startRunner({ plan });
      const id = await startTraining(owner, world.material);
      await waitFor(owner, id, "at its first checkpoint", (job) => job.checkpoint !== null);
      await disk.fill();
      const job = await waitForEnd(owner, id);
      hold(job.state === "failed" && job.attempt === 1, `it ended ${job.state} in attempt ${job.attempt}`);
      hold(job.error?.class === "resource", `it failed as ${job.error?.class}: ${job.error?.message}`);
      hold(job.error.code === "disk_full", `it failed with ${job.error.code}`);
      await disk.free();
      await until("the runner to be idle", () => runner.isAlive());
      const { status, body } = await owner.ask("POST", `/v1/jobs/${id}/retry`);
      hold(status === 202, `a retry was answered ${status}`);
      const again = await waitForEnd(owner, (body as { id: string }).id);
      hold(again.state === "succeeded", `with room again it ended ${again.state}`);
      const kept = (await getJob(owner, id)).checkpoints.length;
      hold(kept > 0, "its checkpoints are gone");
    } finally {
      disk.remove();
    }
  },
};
