import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { hold } from "../world/broken.ts";
import { onlyTraining, startTraining } from "../world/start-training.ts";
import { waitForEnd, waitForStep } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 150, stepMs: 20, checkpointEvery: 10 };
const heldMs = 10_000;

export const storeLocked: Scenario = {
  id: "F12",
  title: "another process holds the store's write lock for 10 s",
  promise:
    "writes wait with a bound, then answer 503 with Retry-After; nothing is half made and the training goes on",
  async run(world) {
    const { owner, random } = world;
    world.startRunner({ plan });
    const running = await startTraining(owner, world.material);
    await waitForStep(owner, running, random.int(1, 20));
    const other = new DatabaseSync(join(world.home, "store", "documents.sqlite"));
    other.exec("BEGIN IMMEDIATE");
    const release = pause(heldMs).then(() => other.exec("ROLLBACK"));
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        owner.ask("POST", "/v1/fine-tunes", {
          body: onlyTraining(world.material),
          key: `locked-${index}`,
          limitMs: 60_000,
        }),
      ),
    );
    await release;
    other.close();
    for (const { status, headers } of answers) {
      hold(status === 202 || status === 503, `a creation was answered ${status}`);
      hold(status === 202 || headers.get("retry-after") !== null, "a 503 came without Retry-After");
    }
    const slowest = Math.max(...world.ledger.entries.map(({ tookMs }) => tookMs));
    world.bar("slowest request", slowest / 1000, heldMs / 1000 + 5, "s");
    for (const { status, body } of answers)
      if (status === 202) await waitForEnd(owner, FineTune.parse(body).jobs.train);
    const { state } = await waitForEnd(owner, running);
    hold(state === "succeeded", `the training ended ${state}`);
  },
};
