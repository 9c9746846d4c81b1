import { hold } from "../world/broken.ts";
import { openWrongClock } from "../world/open-wrong-clock.ts";
import { startTraining } from "../world/start-training.ts";
import { getJob, readAllEvents, waitForEnd, waitForStep } from "../world/watch-job.ts";
import type { World } from "../world/world.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 150, stepMs: 20, checkpointEvery: 10 };
const minute = 60_000;
const day = 24 * 60 * minute;

export const clocksWrong: Scenario = {
  id: "F30",
  title:
    "a runner's clock is off by minutes and days and jumps; the platform's steps back in the middle of a job",
  promise: "no lease is lost to it, nothing lasts less than no time, events keep their order",
  async run(world) {
    await runnerOff(world);
    await platformSteps(world);
  },
};

async function runnerOff(world: World): Promise<void> {
  const { owner, random } = world;
  const clock = await openWrongClock(world.folder, "runner-clock");
  const offsets = [-day, -10 * minute, 10 * minute, day];
  await clock.set(random.pick(offsets));
  const runner = world.startRunner({ plan, preload: [clock.preload] });
  const id = await startTraining(owner, world.material);
  await waitForStep(owner, id, random.int(1, 20));
  await clock.set(random.pick(offsets));
  await checkTimes(world, id);
  await runner.stop();
}

async function platformSteps(world: World): Promise<void> {
  const { owner, random } = world;
  const clock = await openWrongClock(world.folder, "platform-clock");
  await world.api().stop();
  await world.startApi({ preload: [clock.preload] });
  const runner = world.startRunner({ plan });
  const id = await startTraining(owner, world.material);
  await waitForStep(owner, id, random.int(1, 20));
  await clock.set(-random.int(1, 10) * minute);
  await checkTimes(world, id);
  await runner.stop();
  await clock.set(0);
}

async function checkTimes(world: World, id: string): Promise<void> {
  const { owner } = world;
  const job = await waitForEnd(owner, id);
  hold(job.state === "succeeded" && job.attempt === 1, `it ended ${job.state} in attempt ${job.attempt}`);
  const { createdAt, startedAt, finishedAt, progress } = await getJob(owner, id);
  const times = [createdAt, startedAt ?? "", finishedAt ?? ""];
  hold(
    times.every((time, index) => time >= (times[index - 1] ?? "")),
    `its times go back: ${times.join(", ")}`,
  );
  hold((progress?.etaSeconds ?? 0) >= 0, `it says that it will be done in ${progress?.etaSeconds} s`);
  const stamps = (await readAllEvents(owner, id)).filter(({ type }) => type === "state").map(({ at }) => at);
  hold(
    stamps.every((at, index) => at >= (stamps[index - 1] ?? "")),
    `its story goes back in time: ${stamps.join(", ")}`,
  );
}
