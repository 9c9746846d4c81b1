import { setTimeout as pause } from "node:timers/promises";
import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { hold } from "../world/broken.ts";
import type { Client } from "../world/open-client.ts";
import { onlyTraining } from "../world/start-training.ts";
import { until } from "../world/until.ts";
import { waitForEnd } from "../world/watch-job.ts";
import type { World } from "../world/world.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 4, stepMs: 5, checkpointEvery: 2 };
const kills = 4;
const lost = 6;

export const apiKilledInCreation: Scenario = {
  id: "F04",
  title: "kill -9 of the API in the middle of a creation, and answers that are lost on the way",
  promise: "asked again with the same key there is one job, and the answer is the same",
  async run(world) {
    const { owner, random } = world;
    const ids = new Set<string>();
    for (let count = 0; count < kills; count += 1) {
      const key = `killed-${world.setting.seed}-${count}`;
      const body = onlyTraining(world.material);
      const asking = owner.ask("POST", "/v1/fine-tunes", { body, key }).catch(() => null);
      await pause(random.int(0, 25));
      await world.api().kill();
      const heard = await asking;
      await world.startApi();
      const again = await askUntilAnswered(owner, body, key);
      hold(
        heard?.status !== 202 || FineTune.parse(heard.body).id === again.id,
        "the repeat made another one",
      );
      ids.add(again.jobs.train);
    }
    for (const id of await loseAnswers(world)) ids.add(id);
    world.startRunner({ plan });
    for (const id of ids) hold((await waitForEnd(owner, id)).state === "succeeded", `${id} did not succeed`);
    world.tally("creations", ids.size);
  },
};

/** A request that died half-way holds its key for as long as one may take; then it counts as never made. */
function askUntilAnswered(client: Client, body: unknown, key: string): Promise<FineTune> {
  return until("the key to be free again", async () => {
    const answer = await client.ask("POST", "/v1/fine-tunes", { body, key });
    if (answer.status !== 409) return FineTune.parse(answer.body);
    hold(answer.headers.get("retry-after") !== null, "a 409 came without Retry-After");
    return undefined;
  });
}

/** The creation takes effect, and whoever asked does not hear of it. */
async function loseAnswers(world: World): Promise<string[]> {
  const line = await world.proxy();
  const client = world.client("hard of hearing", line.url);
  const ids: string[] = [];
  for (let count = 0; count < lost; count += 1) {
    const asked = { body: onlyTraining(world.material), key: `lost-${world.setting.seed}-${count}` };
    line.loseAnswers(true);
    const heard = await client.ask("POST", "/v1/fine-tunes", asked).catch(() => null);
    hold(heard === null, "an answer came through a line that loses them");
    line.loseAnswers(false);
    const first = await client.ask("POST", "/v1/fine-tunes", asked);
    const second = await client.ask("POST", "/v1/fine-tunes", asked);
    hold(first.headers.get("idempotent-replayed") === "true", "the repeat was not a replay");
    hold(JSON.stringify(first.body) === JSON.stringify(second.body), "two replays differ");
    ids.push(FineTune.parse(first.body).jobs.train);
  }
  return ids;
}
