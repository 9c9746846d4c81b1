import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { hold } from "../world/broken.ts";
import { onlyTraining } from "../world/start-training.ts";
import { waitForEnd } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const times = 10;
const plan = { steps: 4, stepMs: 5, checkpointEvery: 2 };

export const sentTwice: Scenario = {
  id: "F36",
  title: "one creation is sent ten times at once with the same key",
  promise: "there is one job; the others are replays or told to wait; another body with that key is refused",
  stores: ["sqlite", "firestore"],
  async run(world) {
    const { owner } = world;
    world.startRunner({ plan });
    for (let round = 0; round < 5; round += 1) {
      const key = `twice-${world.setting.seed}-${round}`;
      const body = onlyTraining(world.material);
      const answers = await Promise.all(
        Array.from({ length: times }, () => owner.ask("POST", "/v1/fine-tunes", { body, key })),
      );
      const made = answers.filter(({ status }) => status < 300);
      const waiting = answers.filter(({ status }) => status === 409);
      hold(
        made.length > 0 && made.length + waiting.length === times,
        `they were answered ${answers.map(({ status }) => status).join(", ")}`,
      );
      const ids = new Set(made.map((answer) => FineTune.parse(answer.body).id));
      hold(ids.size === 1, `one key made ${ids.size} fine-tunes`);
      hold(
        waiting.every(({ headers }) => headers.get("retry-after") !== null),
        "a 409 came without Retry-After",
      );
      const other = await owner.ask("POST", "/v1/fine-tunes", { body: { ...body, name: "another" }, key });
      hold(other.status === 422, `another body with the same key was answered ${other.status}`);
      const replay = await owner.post("/v1/fine-tunes", body, FineTune, { key });
      hold((await waitForEnd(owner, replay.jobs.train)).state === "succeeded", "it did not succeed");
    }
  },
};
