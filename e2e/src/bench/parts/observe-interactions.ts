import { setTimeout as pause } from "node:timers/promises";
import type { Locator, Page } from "playwright-core";
import type { BenchWorld } from "../bench-world.ts";
import { endLiveRun, startLiveRun } from "../live-run.ts";
import { nameNext, seenOn } from "../watch-page.ts";

/** A person looks before the next press; the page goes on with what it began. */
const betweenMs = 250;

interface Hands {
  readonly click: (target: Locator) => Promise<void>;
  /** One interaction a key. */
  readonly type: (text: string) => Promise<void>;
  readonly press: (key: string) => Promise<void>;
}

/** Somebody at work in a run's page and in the lists while the run tells of every step: no page is loaded anew on the way. */
export async function observeInteractions(world: BenchWorld, say: (line: string) => void) {
  say("clicks and keys in a run's page and in lists, while the run tells ten steps a second");
  const person = await world.newOwner();
  const { page } = person;
  const live = await startLiveRun(world, page);
  let interactions = 0;
  const perform = async (what: string, act: () => Promise<void>) => {
    await nameNext(page, what);
    await act();
    interactions += 1;
    await pause(betweenMs);
  };
  const hands: Hands = {
    click: (target) => perform(String(target), () => target.click()),
    press: (key) => perform(`key ${key}`, () => page.keyboard.press(key)),
    async type(text) {
      for (const letter of text) await hands.press(letter);
    },
  };
  try {
    const { eventsPerSecond } = await live.during(async () => {
      await useRunPage(page, hands);
      await useFrame(page, hands);
      await useLists(page, hands);
    });
    const { events } = await seenOn(page);
    return { interactions, eventsPerSecond, events };
  } finally {
    await endLiveRun(world, live.run);
    await person.close();
  }
}

async function useRunPage(page: Page, { click, type, press }: Hands): Promise<void> {
  const tab = (name: string) => page.getByRole("tab", { name });
  for (const name of ["Samples", "Hardware", "Checkpoints", "Events", "Logs"]) await click(tab(name));
  await click(page.getByRole("searchbox", { name: "Search logs" }));
  await type("step");
  await click(tab("Config"));
  await click(page.getByRole("searchbox", { name: "Search settings" }));
  await type("learn");
  await click(tab("Overview"));
  await click(page.getByRole("button", { name: "log y" }).first());
  await click(page.getByRole("button", { name: "Cancel", exact: true }));
  await page.getByRole("button", { name: "Keep running" }).waitFor();
  await press("Escape");
}

async function useFrame(page: Page, { click, type, press }: Hands): Promise<void> {
  await press("Control+k");
  await page.getByRole("combobox").waitFor();
  await type("fini");
  await press("ArrowDown");
  await press("Escape");
  await click(page.getByRole("button", { name: /^Account/ }));
  await page.getByRole("menu").waitFor();
  await press("Escape");
  await click(page.getByRole("button", { name: "API", exact: true }));
  await page.getByRole("dialog").waitFor();
  await press("Escape");
}

async function useLists(page: Page, { click, type, press }: Hands): Promise<void> {
  const rail = (name: string) => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name });
  await click(rail("Fine-tunes"));
  await page.getByRole("columnheader", { name: "Name" }).waitFor();
  const sort = (name: string) => page.getByRole("columnheader", { name }).getByRole("button");
  for (const name of ["Name", "Name", "State", "Started", "Took"]) await click(sort(name));
  await click(page.getByRole("searchbox", { name: "Search runs" }));
  await type("sup");
  for (let letter = 0; letter < 3; letter += 1) await press("Backspace");
  const filter = page.getByRole("radiogroup", { name: "Which runs" });
  for (const name of ["Done", "Working", "All"]) await click(filter.getByText(name, { exact: true }));
  await click(page.getByRole("row", { name: /finished/ }).getByRole("checkbox"));
  await click(page.getByRole("button", { name: "Clear selection" }));
  await click(page.getByRole("button", { name: "Columns" }));
  await page.getByRole("menu").waitFor();
  await press("Escape");
  await click(rail("Data sets"));
  await page.getByRole("columnheader", { name: "Name" }).waitFor();
  await click(rail("Models"));
  await page.getByRole("columnheader", { name: "Name" }).waitFor();
}
