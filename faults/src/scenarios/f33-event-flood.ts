import type { JobEvent } from "@facet/contracts/events/job-event";
import { hold } from "../world/broken.ts";
import { startTraining } from "../world/start-training.ts";
import { lossPoints, readAllEvents, waitForEnd } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const base = { steps: 20, stepMs: 10, checkpointEvery: 5 };
const lines = 20_000;

export const eventFlood: Scenario = {
  id: "F33",
  title: "an engine writes 20,000 lines at once; another writes a line of a megabyte",
  promise: "it is held back, nothing of its story is lost or doubled, and the lease is kept meanwhile",
  async run(world) {
    const { owner } = world;
    const flooding = world.startRunner({ plan: { ...base, fault: { kind: "flood", step: 6 } } });
    const flooded = await startTraining(owner, world.material);
    const from = performance.now();
    const first = await waitForEnd(owner, flooded, 120_000);
    hold(
      first.state === "succeeded" && first.attempt === 1,
      `it ended ${first.state} in attempt ${first.attempt}`,
    );
    const events = await readAllEvents(owner, flooded);
    const said = events.filter(({ type, data }) => type === "log" && /^flood \d+$/.test(textOf(data)));
    const numbers = said.map(({ data }) => Number(textOf(data).slice(6)));
    hold(
      numbers.every((number, index) => number === index) && numbers.length === lines,
      `${numbers.length} of ${lines} lines are stored, or not in order`,
    );
    hold(lossPoints(events).length === base.steps, "steps are missing");
    world.tally("lines a second", Math.round(lines / ((performance.now() - from) / 1000)));
    await flooding.stop();

    world.startRunner({ plan: { ...base, fault: { kind: "long-line", step: 6 } } });
    const long = await waitForEnd(owner, await startTraining(owner, world.material));
    hold(
      long.state === "succeeded" && long.attempt === 1,
      `it ended ${long.state} in attempt ${long.attempt}`,
    );
  },
};

const textOf = ({ message }: JobEvent["data"]) => (typeof message === "string" ? message : "");
