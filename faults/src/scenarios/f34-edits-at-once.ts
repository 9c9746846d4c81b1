import { Dataset } from "@facet/contracts/datasets/dataset";
import { pageOf } from "@facet/contracts/paging/page";
import { hold } from "../world/broken.ts";
import type { Scenario } from "./scenario.ts";

const rounds = 10;

export const editsAtOnce: Scenario = {
  id: "F34",
  title: "two people edit one data set at the same time",
  promise: "one edit takes effect, the other is answered 412 and can look again; none is lost",
  stores: ["sqlite", "firestore"],
  async run(world) {
    const { owner } = world;
    const others = ["Ada", "Ben"].map((name) => world.client(name));
    const path = `/v1/datasets?projectId=${world.material.projectId}`;
    const [dataset] = (await owner.get(path, pageOf(Dataset))).data;
    hold(dataset !== undefined, "there is no data set");
    const own = `/v1/datasets/${dataset.id}`;
    for (let round = 0; round < rounds; round += 1) {
      const tag = (await owner.ask("GET", own)).headers.get("etag") ?? "";
      const names = others.map((_, index) => `round ${round} of ${index}`);
      const answers = await Promise.all(
        others.map((client, index) =>
          client.ask("PATCH", own, { body: { name: names[index] }, headers: { "if-match": tag } }),
        ),
      );
      const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
      hold(statuses[0] === 200 && statuses[1] === 412, `two edits were answered ${statuses.join(" and ")}`);
      const winner = answers.findIndex(({ status }) => status === 200);
      const { name } = await owner.get(own, Dataset);
      hold(name === names[winner], `the edit that was accepted is not there: it is called ${name}`);
      const bare = await owner.ask("PATCH", own, { body: { name: "bare" } });
      hold(bare.status === 428, `an edit without a version was answered ${bare.status}`);
    }
  },
};
