import { expect, it } from "vitest";
import { takeTurns } from "./take-turns.ts";

it("runs tasks of one key in their order, also after one failed, and lets others pass", async () => {
  const turns = takeTurns();
  const story: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = turns.run(["a", "b"], async () => {
    story.push("first begins");
    await gate.promise;
    story.push("first fails");
    throw new Error("first");
  });
  const second = turns.run(["b", "c"], async () => void story.push("second"));
  const third = turns.run(["c"], async () => void story.push("third"));
  await turns.run(["d"], async () => void story.push("passes"));
  await turns.run([], async () => void story.push("has no key"));
  gate.resolve();
  await expect(first).rejects.toThrow("first");
  await Promise.all([second, third]);
  expect(story).toEqual(["first begins", "passes", "has no key", "first fails", "second", "third"]);
});

it("gives tasks that name the same keys in different orders their turns", async () => {
  const turns = takeTurns();
  let inside = 0;
  let most = 0;
  const task = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await Promise.resolve();
    inside -= 1;
  };
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => turns.run(index % 2 ? ["a", "b"] : ["b", "a"], task)),
  );
  expect(most).toBe(1);
});
