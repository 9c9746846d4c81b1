import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import type { BenchWorld } from "../bench-world.ts";
import { forgetTasks, seenOn } from "../watch-page.ts";

const lines = 100_000;
/** Few lines, many, nearly all, none; each a new search. */
const searched = ["finite", "loss 2.1", "tokens", "step 99", "nowhere"];
const wheels = 60;

/** The gallery's long log: how long a search takes until its count is drawn, and what scrolling costs. */
export async function observeLog({ stack, newOwner }: BenchWorld, say: (line: string) => void) {
  say(`a log of ${lines} lines, searched and scrolled`);
  const person = await newOwner();
  try {
    const { page } = person;
    await page.goto(`${stack.origin}/gallery?group=Text&theme=light`);
    const story = page.locator('[data-story="LogView: 100,000 lines"]');
    const input = story.getByRole("searchbox");
    await input.scrollIntoViewIfNeeded();
    const searches: number[] = [];
    for (const text of searched) {
      await input.fill("");
      const drawn = lastDrawn(page);
      await input.focus();
      await page.keyboard.insertText(text);
      searches.push(await drawn);
    }
    await input.fill("");
    await story.getByRole("group", { name: "Log lines" }).hover();
    await forgetTasks(page);
    for (let turn = 0; turn < wheels; turn += 1) {
      // Now a few lines, now thousands.
      await page.mouse.wheel(0, turn % 3 === 0 ? 40_000 : 240);
      await pause(30);
    }
    const { longTasks } = await seenOn(page);
    return { lines, searches, longTasks };
  } finally {
    await person.close();
  }
}

const quietMs = 700;

/** Milliseconds from the next input into the page until its answer was drawn for the last time. */
function lastDrawn(page: Page): Promise<number> {
  return page.evaluate(
    (quiet) =>
      new Promise<number>((done) => {
        document.addEventListener(
          "input",
          (input) => {
            let drawnAt = input.timeStamp;
            const channel = new MessageChannel();
            channel.port1.onmessage = () => {
              drawnAt = performance.now();
            };
            // After the frame that shows it.
            const observer = new MutationObserver(() =>
              requestAnimationFrame(() => channel.port2.postMessage(null)),
            );
            observer.observe(document.querySelector("main") ?? document.body, {
              subtree: true,
              childList: true,
              characterData: true,
            });
            const look = () => {
              if (performance.now() - drawnAt < quiet) return setTimeout(look, 50);
              observer.disconnect();
              return done(drawnAt - input.timeStamp);
            };
            setTimeout(look, quiet);
          },
          { once: true, capture: true },
        );
      }),
    quietMs,
  );
}
