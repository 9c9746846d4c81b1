import { CreateFineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { fromYaml } from "@facet/recipes/from-yaml";
import { requestOf } from "@facet/recipes/request-of";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jobs } from "../data/collections/jobs.ts";
import { preparations } from "../data/collections/preparations.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { openRunner } from "../testing/act-as-runner.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { planFineTune } from "./plan-fine-tune.ts";

describe("a plan for a fine-tune", () => {
  let platform: TestPlatform;
  let account: Trainable;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newTrainable(platform);
    await openRunner(platform);
  });
  afterEach(() => platform.close());

  const request = (more: object) =>
    CreateFineTune.parse({ projectId: account.projectId, ...account.material, ...more });
  const plan = (more: object) => planFineTune({ ctx: account.ctx, input: request(more) });

  it("is what the fine-tune then becomes, and nothing is stored for it", async () => {
    const documents = platform.documents.bind(tenantContext(account.orgId));
    const count = async () =>
      (await documents.query(jobs, "byProject", { equals: { projectId: account.projectId }, limit: 100 }))
        .length;
    const before = await count();
    const choice = { preset: "quick", knobs: { lora_r: 4 }, name: "planned" };
    const planned = await plan(choice);
    expect(await count()).toBe(before);
    const created = await newFineTune(account, account.material, choice);
    expect(planned.knobs).toEqual(created.knobs);
    expect(planned).toMatchObject({ ready: true, steps: 45 });
  });

  it("says what differs from the defaults, and who turned it", async () => {
    const { changed } = await plan({ preset: "quick", knobs: { lora_r: 4 } });
    expect(changed.find(({ id }) => id === "lora_r")).toMatchObject({ value: 4, by: "you" });
    expect(changed.find(({ id }) => id === "max_steps")).toMatchObject({ value: 45, by: "preset" });
    expect((await plan({})).changed).toEqual([]);
  });

  it("says what would stop it, with the knobs and the values that mend it", async () => {
    const { ready, findings } = await plan({
      knobs: {
        early_stopping_patience: 2,
        eval_max_rows: 0,
        load_best_model_at_end: false,
        eval_strategy: "no",
      },
    }).catch(() => plan({ knobs: { max_length: 131_072 } }));
    expect(ready).toBe(false);
    const stop = findings.find(({ level }) => level === "stop");
    expect(stop?.knobs.length).toBeGreaterThan(0);
    expect(stop?.fixKnobs).not.toBeNull();
  });

  it("is prepared or not, by the settings it comes to", async () => {
    const first = await plan({});
    expect(first.preparation).toMatchObject({ state: "ready" });
    const id = first.preparation.id ?? "";
    const documents = platform.documents.bind(tenantContext(account.orgId));
    expect((await documents.get(preparations, id))?.data.settings).toEqual(first.preparation.settings);
    expect((await plan({ knobs: { max_length: 99 } })).preparation).toMatchObject({ id: null, state: null });
  });

  it("comes as a recipe that asks for the same again", async () => {
    const wanted = request({
      name: "mine",
      preset: "thorough",
      knobs: { lora_r: 4 },
      formats: [],
      evaluation: null,
    });
    const { yaml } = await planFineTune({ ctx: account.ctx, input: wanted });
    const read = fromYaml(yaml);
    expect(read.ok && read.recipe.dataset).toBe("rows");
    const { projectId, material } = account;
    expect(read.ok && CreateFineTune.parse(requestOf(read.recipe, { projectId, ...material }))).toEqual(
      wanted,
    );
  });

  it("refuses a knob that is not there as starting does", async () => {
    await expect(plan({ knobs: { learning_rat: 1 } })).rejects.toMatchObject({ code: "unknown_knob" });
    await expect(plan({ knobs: { lora_r: "many" } })).rejects.toMatchObject({
      code: "invalid_request",
      param: "/knobs/lora_r",
    });
  });
});
