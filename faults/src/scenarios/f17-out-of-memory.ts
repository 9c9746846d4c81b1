import { hold } from "../world/broken.ts";
import { startTraining } from "../world/start-training.ts";
import { waitForEnd } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = {
  steps: 20,
  stepMs: 5,
  checkpointEvery: 5,
  fault: { kind: "out-of-memory" as const, step: 8 },
};

export const outOfMemory: Scenario = {
  id: "F17",
  title: "memory runs out on the accelerator, each time",
  promise: "it fails as resource, with knobs that would fit; one safer try, only where that was allowed",
  async run(world) {
    const { owner } = world;
    world.startRunner({ plan });
    const plain = await waitForEnd(owner, await startTraining(owner, world.material));
    hold(
      plain.state === "failed" && plain.attempt === 1,
      `it ended ${plain.state} in attempt ${plain.attempt}`,
    );
    hold(plain.error?.class === "resource", `it failed as ${plain.error?.class}`);
    hold(Object.keys(plain.error.fixKnobs ?? {}).length > 0, "the error names no knobs that would fit");
    const knobs = { per_device_train_batch_size: 8 };
    const allowed = await startTraining(owner, world.material, { autoSaferRetry: true, knobs });
    const safer = await waitForEnd(owner, allowed);
    hold(
      safer.state === "failed" && safer.attempt === 2,
      `it ended ${safer.state} in attempt ${safer.attempt}`,
    );
    hold(safer.attempts[1]?.knobs !== null, "the second try had the same knobs");
  },
};
