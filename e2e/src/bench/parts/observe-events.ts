import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import type { BenchWorld } from "../bench-world.ts";
import { endLiveRun, startLiveRun } from "../live-run.ts";

const watchedMs = 20_000;

interface StepTime {
  readonly step: number;
  readonly at: number;
}

/** Each step of a run: when its trainer wrote it, and when the page that is open on it had drawn it. */
export async function observeEvents(world: BenchWorld, say: (line: string) => void) {
  say(`a run that tells of a step every 100 ms, watched for ${watchedMs / 1000} s`);
  const person = await world.newOwner();
  const live = await startLiveRun(world, person.page);
  try {
    await noteSteps(person.page);
    const { eventsPerSecond, events } = await live.during(() => pause(watchedMs));
    const shown = await person.page.evaluate(() => Reflect.get(window, "facetSteps") as StepTime[]);
    const written = events.flatMap(({ type, data, at }) =>
      type === "progress" && typeof data.done === "number" ? [{ step: data.done, at: Date.parse(at) }] : [],
    );
    return { eventsPerSecond, written, shown };
  } finally {
    await endLiveRun(world, live.run);
    await person.close();
  }
}

/** Keeps the time of each frame that shows another step in the run's sentence. */
async function noteSteps(page: Page): Promise<void> {
  await page
    .getByText(/Step [\d,]+ of/)
    .first()
    .evaluate((sentence) => {
      const steps: { step: number; at: number }[] = [];
      Reflect.set(window, "facetSteps", steps);
      const stepNow = () =>
        Number((/Step ([\d,]+) of/.exec(sentence.textContent ?? "")?.[1] ?? "").replaceAll(",", ""));
      const note = () => {
        const step = stepNow();
        if (!sentence.isConnected || step === 0 || step === steps.at(-1)?.step) return;
        const channel = new MessageChannel();
        channel.port1.onmessage = () => steps.push({ step, at: Date.now() });
        // After the frame that shows it.
        requestAnimationFrame(() => channel.port2.postMessage(null));
      };
      note();
      new MutationObserver(note).observe(sentence, { subtree: true, childList: true, characterData: true });
    });
}
