import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openWorld, type World } from "../testing/open-world.ts";

// Each command is a process of its own, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 120_000 });

let world: World;
beforeAll(async () => {
  world = await openWorld({ model: ["--starter"] });
}, 120_000);
afterAll(() => world.close());

async function ok(...words: string[]) {
  const ended = await world.facet(words.map((word) => world.fill(word)));
  expect(ended, words.join(" ")).toMatchObject({ code: 0 });
  return ended;
}

async function refused(...words: string[]) {
  const ended = await world.facet(words);
  expect(ended, words.join(" ")).toMatchObject({ code: 1 });
  return ended.err;
}

test("data is looked into, found and renamed", async () => {
  expect((await ok("datasets", "stats", "good")).out).toMatch(/^train +\d+ .*assistant \d+, user \d+/m);
  const rows = ["train", "validation", "test"].map(async (split) => {
    const { out } = await ok("datasets", "rows", "good", "--split", split, "--search", "IS 7 and", "--json");
    return JSON.parse(out).total as number;
  });
  expect((await Promise.all(rows)).reduce((sum, total) => sum + total, 0)).toBe(1);
  await ok("datasets", "rename", "good", "sums");
  expect((await ok("datasets", "list")).out).toMatch(/^sums /m);
  await ok("datasets", "rename", "sums", "good");
});

test("a second file becomes the second version, is read beside the first and goes alone", async () => {
  world.write({ "more.jsonl": '{"prompt":"Name a colour","completion":"blue"}\n' });
  const added = await ok("datasets", "add", "{file:more.jsonl}", "--to", "good");
  expect(added.out).toMatch(/^Version +2 \(dsv_/m);
  expect((await ok("datasets", "versions", "good")).out).toMatch(/^ *2 .*more\.jsonl[\s\S]*^ *1 /m);
  expect((await ok("datasets", "rows", "good", "--version", "1", "--json")).out).not.toContain(
    "Name a colour",
  );
  world.write({ "broken.jsonl": "no row\n" });
  expect(await refused("datasets", "add", world.fill("{file:broken.jsonl}"), "--to", "good")).toContain(
    "row",
  );
  expect((await ok("datasets", "show", "good")).out).toMatch(/^Version +2 /m);
  await ok("datasets", "delete", "good", "--version", "2");
  expect((await ok("datasets", "show", "good")).out).toMatch(/^Version +1 /m);
  expect(await refused("datasets", "delete", "good", "--version", "1")).toContain("no other version");
});

test("what has run becomes a recipe that runs again, and speaks of itself", async () => {
  await ok(
    "train",
    "--model",
    "base",
    "--data",
    "good",
    "--preset",
    "quick",
    "--name",
    "kept",
    "--set",
    "lora_r=4",
    "--follow",
  );
  expect((await ok("fine-tunes", "list", "--state", "succeeded", "--search", "KEPT")).out).toMatch(/^kept /m);
  const { out } = await ok("fine-tunes", "recipe", "kept");
  expect(out).toMatch(/^ {2}lora_r: 4$/m);
  world.write({ "again.yaml": out });
  await ok("train", "--recipe", "{file:again.yaml}", "--dry-run");
  const shown = await ok("fine-tunes", "show", "kept");
  const job = /job_[0-9a-z]{26}/.exec(shown.out)?.[0] ?? "";
  expect((await ok("jobs", "logs", job)).out).toContain("running -> finalizing");
  expect((await ok("jobs", "logs", job, "--level", "error")).out).toContain("nothing of this kind");
  await ok("models", "edit", "kept", "--tags", "sums, small", "--description", "Adds numbers.");
  expect((await ok("models", "show", "kept")).out).toMatch(/Tags +sums, small/);
  await ok("fine-tunes", "rename", "kept", "first");
  expect((await ok("models", "list")).out).toMatch(/^kept +tuned/m);
});

test("work waits for a runner that is closed, says so, and is moved, paused, resumed, cancelled and repeated", async () => {
  const [runner] = JSON.parse((await ok("runners", "list", "--json")).out) as { id: string }[];
  const id = runner?.id ?? "";
  await ok("runners", "cordon", id);
  expect((await ok("runners")).out).toMatch(/online, cordoned/);
  const made = await ok(
    "train",
    "--model",
    "base",
    "--data",
    "good",
    "--preset",
    "quick",
    "--name",
    "later",
    "--set",
    "lora_r=4",
    "--no-evaluate",
    "--no-export",
    "--priority",
    "low",
    "--time-limit",
    "30",
    "--safer-retry",
  );
  const run = made.out.trim();
  expect((await ok("jobs", "show", run)).out).toContain("takes nothing new");
  expect((await ok("jobs", "priority", run, "high")).err).toContain("high priority");
  expect(await refused("jobs", "resume", run)).toContain("queued");
  await ok("jobs", "pause", run);
  expect((await ok("fine-tunes", "list", "--state", "paused")).out).toMatch(/^later /m);
  await ok("jobs", "resume", run);
  await ok("jobs", "cancel", run);
  expect((await ok("jobs", "retry", run)).err).toContain("queued");
  expect(await refused("jobs", "retry", run)).toContain("nothing has failed");
  expect((await ok("runners", "drain", id)).err).toContain("drained");
  await ok("runners", "uncordon", id);
  await ok("jobs", "watch", run);
  expect((await ok("fine-tunes", "list", "--state", "succeeded")).out).toMatch(/^later /m);
});

test("deleting goes from what was made to what it was made from, and each refusal says what comes first", async () => {
  const inUse = await refused("models", "delete", "kept");
  const exportId = /exp_[0-9a-z]{26}/.exec(inUse)?.[0] ?? "";
  expect(inUse).toContain(`./facet export delete ${exportId}`);
  expect(await refused("datasets", "delete", "good")).toContain("./facet fine-tunes delete run_");
  expect(await refused("models", "delete", "base")).toContain("./facet fine-tunes delete run_");
  await ok("eval", "delete", "kept");
  await ok("export", "delete", exportId);
  await ok("models", "delete", "kept");
  expect((await ok("fine-tunes", "show", "first")).out).toMatch(/Model +deleted/);
  const { data } = await world.platform.facet.listFineTunes({
    query: { projectId: world.facts.projectId ?? "" },
  });
  for (const { id } of data) await ok("fine-tunes", "delete", id);
  await ok("datasets", "remove", "good");
  await ok("models", "delete", "base");
  expect((await ok("models", "list")).out).toContain("no model yet");
  await ok("projects", "rename", "Wrong", "Right");
  await ok("projects", "delete", "Right", "--yes");
  expect((await ok("projects", "list")).out).not.toContain("Right");
});
