import { setTimeout as pause } from "node:timers/promises";
import type { BenchWorld } from "../bench-world.ts";
import { forgetTasks, seenOn } from "../watch-page.ts";

const seconds = 10;
const points = 50_000;

/** The gallery's four growing charts, with somebody moving over them. */
export async function observeChart({ stack, newOwner }: BenchWorld, say: (line: string) => void) {
  say(`four charts of ${points} points, growing for ${seconds} s`);
  const person = await newOwner();
  try {
    const { page } = person;
    await page.goto(`${stack.origin}/gallery?group=Charts&theme=light`);
    const story = page.locator('[data-story="LineChart, four live ones with 50,000 points each"]');
    const canvases = story.locator("canvas");
    await canvases.nth(3).waitFor();
    await canvases.first().scrollIntoViewIfNeeded();
    const box = await canvases.first().boundingBox();
    if (box === null) throw new Error("The chart is not on the screen.");
    await forgetTasks(page);
    await story.getByRole("button", { name: "Run" }).click();
    const startedAt = performance.now();
    for (let turn = 0; performance.now() - startedAt < seconds * 1000; turn += 1) {
      await page.mouse.move(box.x + box.width * (0.2 + 0.6 * ((turn % 20) / 20)), box.y + box.height / 2);
      await pause(50);
    }
    const { longTasks } = await seenOn(page);
    await story.getByRole("button", { name: "Stop" }).click();
    return { points, seconds: (performance.now() - startedAt) / 1000, longTasks };
  } finally {
    await person.close();
  }
}
