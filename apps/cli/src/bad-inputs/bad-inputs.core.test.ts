import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openWorld, type World } from "../testing/open-world.ts";
import { badInputs } from "./catalogue.ts";
import { checkBadInput } from "./check-bad-input.ts";

// Each command is a process of its own, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 60_000 });

let world: World;
beforeAll(async () => {
  world = await openWorld({ model: ["--starter"] });
}, 120_000);
afterAll(() => world.close());

test.each(badInputs.map((entry) => [entry.title, entry] as const))(
  "%s is refused with place, cause and fix, and leaves nothing",
  (_title, entry) => checkBadInput(world, entry),
);

test("one bad line among 10,000 costs one row: it is reported, and the others train", async () => {
  const { folder = "" } = world.facts;
  const file = join(folder, "ten-thousand.jsonl");
  const rows = Array.from({ length: 10_000 }, (_, row) =>
    row === 4711
      ? '{"prompt": "broken, "completion": 5}'
      : JSON.stringify({ prompt: `ask ${row}`, completion: `say ${row}` }),
  );
  writeFileSync(file, `${rows.join("\n")}\n`);
  expect(readFileSync(file, "utf8").split("\n")).toHaveLength(10_001);
  const added = await world.facet(["datasets", "add", file, "--json"]);
  expect(added.code, added.err).toBe(0);
  expect(JSON.parse(added.out).latestVersion).toMatchObject({
    state: "ready",
    counts: { read: 10_000, kept: 9999, refused: 1 },
  });
  const refused = await world.facet(["datasets", "refused", "ten-thousand", "--json"]);
  expect(JSON.parse(refused.out)).toMatchObject({
    total: 1,
    data: [{ row: 4712, code: "invalid_json", fix: expect.stringContaining("quote inside a text") }],
  });
  const train = [
    "train",
    "--model",
    "base",
    "--data",
    "ten-thousand",
    "--preset",
    "quick",
    "--no-export",
    "--follow",
  ];
  const trained = await world.facet(train);
  expect(trained.code, trained.err).toBe(0);
});
