import { setTimeout as pause } from "node:timers/promises";
import { hold } from "../world/broken.ts";
import { followStream, gapIn } from "../world/follow-stream.ts";
import { startTraining } from "../world/start-training.ts";
import { readAllEvents, waitForEnd } from "../world/watch-job.ts";
import type { World } from "../world/world.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 150, stepMs: 20, checkpointEvery: 50 };
const followers = 5;

export const streamsCut: Scenario = {
  id: "F32",
  title:
    "streams are cut at random bytes, and resumed with numbers that are wrong, too high, another job's or enormous",
  promise:
    "no gap, no repeat, no other job's event; what makes no sense is refused or begins at the beginning",
  async run(world) {
    const { owner, random } = world;
    world.startRunner({ plan });
    const jobId = await startTraining(owner, world.material);
    const line = await world.proxy();
    const key = await owner.credential();
    const all = Array.from({ length: followers }, () => followStream({ url: line.url, key, jobId }));
    let over = false;
    let cuts = 0;
    const cutting = (async () => {
      while (!over) {
        line.cutAfter(random.int(1, 4000));
        await pause(random.int(10, 80));
        cuts += line.connections();
        line.cut();
      }
      line.heal();
    })();
    await waitForEnd(owner, jobId);
    over = true;
    await cutting;
    await Promise.all(all.map((follower) => follower.done));
    const events = await readAllEvents(owner, jobId);
    for (const follower of all) {
      const gap = gapIn(follower, events.length);
      hold(gap === undefined, `after ${follower.connections()} connections: ${gap}`);
    }
    world.tally("cuts", cuts);
    world.bar(
      "events sent again",
      all.reduce((sum, one) => sum + one.repeats(), 0),
      0,
      "events",
    );
    await oddNumbers(world, jobId, events.length);
  },
};

async function oddNumbers(world: World, jobId: string, last: number): Promise<void> {
  const key = await world.owner.credential();
  for (const odd of ["nonsense", "-3", "1.5", "9".repeat(40), "1e3", String(last + 1000), `${last}`]) {
    const response = await fetch(new URL(`/v1/jobs/${jobId}/events`, world.apiUrl), {
      headers: { accept: "text/event-stream", authorization: `Bearer ${key}`, "last-event-id": odd },
      signal: AbortSignal.timeout(5000),
    });
    const first = response.ok ? await readBriefly(response) : "";
    hold(response.status < 500, `Last-Event-ID: ${odd} was answered ${response.status}`);
    const ids = [...first.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
    hold(
      ids.every((id, index) => index === 0 || id === (ids[index - 1] ?? 0) + 1),
      `Last-Event-ID: ${odd} was answered with events ${ids.join(", ")}`,
    );
    hold(
      ids.every((id) => id <= last),
      `Last-Event-ID: ${odd} was answered with events that are not there`,
    );
  }
}

async function readBriefly(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  const end = pause(300).then(() => ({ done: true, value: undefined }) as const);
  while (reader !== undefined) {
    const { done, value } = await Promise.race([reader.read(), end]);
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  await reader?.cancel().catch(() => undefined);
  return text;
}
