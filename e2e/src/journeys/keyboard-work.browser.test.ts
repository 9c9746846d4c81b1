import { runsSlowTests } from "@facet/env/runs-slow-tests";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { beginAt } from "../harness/begin-at.ts";
import { cancelRuns } from "../harness/cancel-runs.ts";
import { settled } from "../harness/check-page.ts";
import { openBrowser, type TestBrowser } from "../harness/open-browser.ts";
import { openStack, type Plan, type Stack } from "../harness/open-stack.ts";
import { type Seeded, seedProject, startRun, waitForRun } from "../harness/seed.ts";

const usual: Plan = { steps: 8, stepMs: 10 };

let stack: Stack;
let browser: TestBrowser;
let seeded: Seeded;
let at: string;
beforeAll(async () => {
  [stack, browser] = await Promise.all([openStack(usual, { models: true }), openBrowser()]);
  seeded = await seedProject(stack);
  at = `/${seeded.projectId}`;
}, 90_000);
afterAll(async () => {
  await browser.close();
  await stack.close();
});

afterEach(async () => {
  stack.play(usual);
  await cancelRuns(stack, seeded.projectId);
});

const begin = (path: string) => beginAt(stack, browser, path);
const longest = 120_000;
test("by keyboard alone: the example, from its button to one row of its verdict", {
  timeout: longest,
}, async () => {
  const { id } = await stack.facet.createProject({ body: { name: "By keyboard" } });
  const { page, keys, done } = await begin(`/${id}/home`);
  await keys.activate("button", "Run the 5-minute example");
  await page.waitForURL(/\/fine-tunes\/run_/, { timeout: 60_000 });
  await page.getByRole("link", { name: "Read the verdict" }).waitFor({ timeout: 60_000 });
  await keys.activate("link", "Read the verdict");
  await page.waitForURL(/\/evaluations\/evl_/);
  // What is still on its way above the filter would push it out of sight.
  await settled(page);
  await keys.tabTo("radio", "All");
  await keys.arrowTo("radio", "Better");
  await page.waitForURL(/show=better/);
  await keys.tabTo("row", /better/);
  await keys.press("j", "Enter");
  const drawer = page.getByRole("dialog", { name: /^Row \d+$/ });
  await drawer.getByText("Base answered").waitFor();
  await keys.press("Escape");
  await drawer.waitFor({ state: "hidden" });
  expect(await done()).toEqual([]);
});

test("by keyboard alone: a file of one's own becomes a data set, and the data set a run", {
  timeout: longest,
}, async () => {
  const { page, keys, done } = await begin(`${at}/home`);
  await keys.press("g", "d");
  await page.waitForURL(/\/datasets$/);
  await keys.activate("link", "Add data set");
  await page.waitForURL(/\/datasets\/new$/);
  // Asked for before the way there: the browser is told to hand the chooser over, and no answer to that is waited for.
  const asked = page.waitForEvent("filechooser");
  await keys.tabTo("button", "choose a file");
  await keys.press("Enter");
  const rows = Array.from({ length: 60 }, (_, row) => `Where is parcel ${row}?,It is on its way: ${row}.`);
  await (await asked).setFiles({
    name: "parcels.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(["question,answer", ...rows].join("\n")),
  });
  await keys.fill("Name", "Parcels");
  await keys.activate("button", "Add data set");
  await page.waitForURL(/\/datasets\/ds_/, { timeout: 30_000 });
  await keys.tabTo("tab", "Rows");
  await keys.arrowTo("tab", "Quality");
  await keys.press("Enter");
  await page.waitForURL(/tab=quality/);
  await keys.activate("link", "Fine-tune with it", { back: true });
  await page.waitForURL(/\/fine-tunes\/new/);
  await page.getByText("Will it fit?").waitFor();
  await keys.activate("button", "Start training");
  await page.waitForURL(/\/fine-tunes\/run_/, { timeout: 30_000 });
  expect(await done()).toEqual([]);
});

test("by keyboard alone: a failed run says what to do, and its button does it", {
  timeout: longest,
}, async () => {
  stack.play({ steps: 8, stepMs: 10, fault: { code: "out_of_memory", step: 3 } });
  const run = await waitForRun(stack, await startRun(stack, seeded, "too large"));
  stack.play(usual);
  const { page, keys, done } = await begin(`${at}/fine-tunes/${run.id}`);
  await keys.activate("button", "Halve the batch and start again");
  await page.waitForURL((url) => /\/fine-tunes\/run_/.test(url.pathname) && !url.pathname.endsWith(run.id));
  const again = await stack.facet.getFineTune({ path: { id: page.url().split("/").at(-1) ?? "" } });
  expect(Number(again.knobs.per_device_train_batch_size)).toBeLessThan(
    Number(run.knobs.per_device_train_batch_size),
  );
  expect(await done()).toEqual([]);
});

/** Every run has the journeys without which nobody gets to a model; `--all` has these too. */
describe.runIf(runsSlowTests())("further on", () => {
  test("by keyboard alone: a run is set up, with a knob turned, and started", {
    timeout: longest,
  }, async () => {
    const { page, keys, done } = await begin(`${at}/home`);
    await keys.press("c");
    await page.waitForURL(/\/fine-tunes\/new$/);
    await page.getByText("Will it fit?").waitFor();
    await keys.tabTo("radio", /^Balanced/);
    await keys.arrowTo("radio", /^Quick/);
    // Above the preset comes the data, so that a radio group is left by Tab.
    await keys.fill(/^Search \d+ settings$/, "row order", "searchbox");
    await keys.fill("Seed of the row order", "7");
    await keys.fill(/^Name of the run/, "set up by keys");
    await keys.press("ControlOrMeta+Enter");
    await page.waitForURL(/\/fine-tunes\/run_/, { timeout: 30_000 });
    const run = await stack.facet.getFineTune({ path: { id: page.url().split("/").at(-1) ?? "" } });
    expect(run).toMatchObject({ name: "set up by keys", preset: "quick", knobs: { data_seed: 7 } });
    expect(await done()).toEqual([]);
  });

  test("by keyboard alone: a run is found in the list, watched, read and cancelled", {
    timeout: longest,
  }, async () => {
    stack.play({ steps: 600, stepMs: 100, checkpointEvery: 20, says: ["the first line of this log"] });
    const run = await startRun(stack, seeded, "watched by keys");
    const { page, keys, done } = await begin(`${at}/home`);
    await keys.press("g", "j");
    await page.waitForURL(/\/fine-tunes$/);
    await page.getByRole("row", { name: /watched by keys/ }).waitFor();
    await keys.press("/");
    await keys.type("watched by");
    await keys.tabTo("row", /watched by keys/);
    await keys.press("Enter");
    await page.waitForURL(new RegExp(run.id));
    await page
      .getByText(/Step \d+ of 600/)
      .first()
      .waitFor({ timeout: 30_000 });
    await keys.tabTo("tab", "Overview");
    await keys.arrowTo("tab", "Logs");
    await keys.press("Enter");
    await keys.fill("Search logs", "first line", "searchbox");
    await page.getByText("1 of 1").first().waitFor();
    await keys.activate("button", "Cancel", { back: true });
    await keys.activate("button", "Cancel run");
    await expect
      .poll(async () => (await stack.facet.getFineTune({ path: { id: run.id } })).state, { timeout: 20_000 })
      .toBe("cancelled");
    await page
      .getByText(/Cancelled/)
      .first()
      .waitFor();
    expect(await done()).toEqual([]);
  });

  test("by keyboard alone: two runs are marked in the list and compared", { timeout: longest }, async () => {
    const one = await waitForRun(stack, await startRun(stack, seeded, "left"));
    const two = await waitForRun(stack, await startRun(stack, seeded, "right"));
    const { page, keys, done } = await begin(`${at}/fine-tunes`);
    await keys.tabTo("row", /right/);
    await keys.press("x", "j", "x");
    await keys.activate("link", "Compare", { back: true });
    await page.waitForURL(/\/fine-tunes\/compare\?runs=/);
    const runs = new URL(page.url()).searchParams.get("runs")?.split(",").sort();
    expect(runs).toEqual([one.id, two.id].sort());
    await page.getByRole("heading", { level: 1, name: "Compare runs" }).waitFor();
    expect(await done()).toEqual([]);
  });

  test("by keyboard alone: a model's files, its certificate and the lines that start it", {
    timeout: longest,
  }, async () => {
    const run = await waitForRun(stack, await startRun(stack, seeded, "exported"));
    const { page, keys, done } = await begin(`${at}/models/${run.modelId}`);
    await keys.activate("link", "Files");
    await page.waitForURL(new RegExp(`/exports/${run.exportId}$`));
    await page.getByText("Parity certificate").first().waitFor();
    await keys.tabTo("radio", /^LM Studio/);
    await keys.arrowTo("radio", /^Ollama/);
    await page.waitForURL(/target=ollama/);
    await keys.activate("button", "Copy");
    await page.getByText("Copied").first().waitFor({ state: "attached" });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("ollama");
    expect(await done()).toEqual([]);
  });

  test("by keyboard alone: base and tuned model are asked, and an answer is stopped", {
    timeout: longest,
  }, async () => {
    const run = await waitForRun(stack, await startRun(stack, seeded, "asked"));
    const { page, keys, done } = await begin(`${at}/playground?model=${run.modelId}:adapter`);
    await keys.fill("Your message", "hello there");
    await keys.press("ControlOrMeta+Enter");
    const said = expect.stringContaining("<user>hello");
    await expect
      .poll(() => page.getByRole("log").allTextContents(), { timeout: 30_000 })
      .toEqual([said, said]);
    await keys.fill("Your message", "wait for me");
    await keys.press("ControlOrMeta+Enter");
    await keys.activate("button", "Stop all");
    await page
      .getByText(/^stopped/)
      .first()
      .waitFor();
    expect(await done()).toEqual([]);
  });
});
