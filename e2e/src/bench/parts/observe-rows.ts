import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { uploadFile } from "@facet/sdk/upload-file";
import { waitForJob } from "@facet/sdk/wait-for-job";
import type { Page } from "playwright-core";
import type { BenchWorld } from "../bench-world.ts";

const rows = 1_000_000;
const name = "a million rows";
const opens = 5;
/** Places in the table, as shares of its height: near and far, back and forth. */
const places = [0.5, 0.9, 0.1, 0.7, 0.3, 0.999, 0.05, 0.6, 0.2, 0.8, 0.4, 0.001];

/** A data set of a million rows: opened from the list in a browser that has not seen it, then scrolled to far places. */
export async function observeRows(world: BenchWorld, say: (line: string) => void) {
  say(`${rows} rows: written, sent and imported`);
  const importSeconds = await importRows(world);
  say(`${rows} rows: opened and jumped through`);
  const opened: number[] = [];
  for (let turn = 0; turn < opens; turn += 1)
    opened.push(await inBrowser(world, (page) => openRows(world, page)));
  const jumps = await inBrowser(world, async (page) => {
    await openRows(world, page);
    const took: number[] = [];
    for (const share of places) took.push(await jump(page, share));
    return took;
  });
  return { rows, importSeconds, opens: opened, jumps };
}

async function inBrowser<Result>(world: BenchWorld, act: (page: Page) => Promise<Result>): Promise<Result> {
  const person = await world.newOwner();
  try {
    return await act(person.page);
  } finally {
    await person.close();
  }
}

/** Answers how many seconds the import took, from the request to its end. */
async function importRows({ stack, seeded: { projectId } }: BenchWorld): Promise<number> {
  const { facet, home } = stack;
  const file = join(home, "rows.csv");
  await writeRows(file);
  const { id: uploadId } = await uploadFile(facet, { projectId, file });
  await rm(file);
  const startedAt = performance.now();
  const { latestVersion } = await facet.createDataset({ body: { projectId, name, uploadId } });
  if (latestVersion === null) throw new Error("The data set has no version.");
  const { state, error } = await waitForJob(facet, { jobId: latestVersion.jobId });
  if (state !== "succeeded") throw new Error(`The rows were not imported: ${error?.message ?? state}`);
  return (performance.now() - startedAt) / 1000;
}

async function writeRows(path: string): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.write("question,answer\n");
    const together = 10_000;
    for (let first = 0; first < rows; first += together) {
      const lines = Array.from({ length: together }, (_, offset) => {
        const number = first + offset;
        return `"Where is parcel ${number}?","Parcel ${number} left depot ${number % 97} and is on its way."\n`;
      });
      await file.write(lines.join(""));
    }
  } finally {
    await file.close();
  }
}

/** From the click on its name in the list until rows are drawn, in milliseconds. */
async function openRows({ stack, seeded: { projectId } }: BenchWorld, page: Page): Promise<number> {
  await page.goto(`${stack.origin}/${projectId}/datasets`);
  const link = page.getByRole("link", { name });
  await link.waitFor();
  const drawn = page.evaluate(
    () =>
      new Promise<number>((done) => {
        const look = (since: number) => {
          const row = document.querySelector('[role="group"] [role="row"][aria-rowindex="2"]');
          const isThere = (row?.textContent ?? "") !== "" && row?.querySelector(".animate-pulse") === null;
          if (!isThere) return void requestAnimationFrame(() => look(since));
          const channel = new MessageChannel();
          channel.port1.onmessage = () => done(performance.now() - since);
          channel.port2.postMessage(null);
        };
        document.addEventListener("click", ({ timeStamp }) => look(timeStamp), { once: true, capture: true });
      }),
  );
  await link.click();
  return drawn;
}

/** From the scroll to a far place until every row in view is drawn, in milliseconds. */
function jump(page: Page, share: number): Promise<number> {
  return page.getByRole("group", { name: /^Rows of the/ }).evaluate(
    (scroller, to) =>
      new Promise<number>((done) => {
        const startedAt = performance.now();
        const first = () => scroller.querySelector("[role=row][aria-rowindex]:not([aria-rowindex='1'])");
        const place = first()?.getAttribute("aria-rowindex");
        scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * to;
        const look = () => {
          const moved = first()?.getAttribute("aria-rowindex") !== place;
          const waits = scroller.querySelector("[role=cell] .animate-pulse") !== null;
          if (!moved || waits) return void requestAnimationFrame(look);
          const channel = new MessageChannel();
          channel.port1.onmessage = () => done(performance.now() - startedAt);
          channel.port2.postMessage(null);
        };
        requestAnimationFrame(look);
      }),
    share,
  );
}
