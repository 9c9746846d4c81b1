import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cancelRuns } from "../harness/cancel-runs.ts";
import { signIn } from "../harness/first-run.ts";
import { openBrowser, type TestBrowser } from "../harness/open-browser.ts";
import { openStack, type Stack } from "../harness/open-stack.ts";
import { type Seeded, seedProject, startRun, waitForRun } from "../harness/seed.ts";

let stack: Stack;
let browser: TestBrowser;
let seeded: Seeded;
beforeAll(async () => {
  [stack, browser] = await Promise.all([openStack({ steps: 8, stepMs: 20 }), openBrowser()]);
  seeded = await seedProject(stack);
}, 90_000);
afterEach(() => cancelRuns(stack, seeded.projectId));
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const runPage = (id: string) => `${stack.origin}/${seeded.projectId}/fine-tunes/${id}`;

test("a run is watched live; a reload and a second tab tell the same; cancelling ends it", async () => {
  stack.play({ steps: 400, stepMs: 100, checkpointEvery: 20 });
  const run = await startRun(stack, seeded, "watched");
  const person = await browser.newPerson();
  const { page, context } = person;
  await signIn(stack, person);
  await page.goto(runPage(run.id));
  const sentence = page.getByText(/Step \d+ of 400/).first();
  await sentence.waitFor({ timeout: 30_000 });
  const stepOf = async (text: string | null) => Number(/Step (\d+) of/.exec(text ?? "")?.[1] ?? 0);
  const before = await stepOf(await sentence.textContent());
  await expect
    .poll(async () => stepOf(await sentence.textContent()), { timeout: 15_000 })
    .toBeGreaterThan(before);

  await page.reload();
  await sentence.waitFor();
  const other = await context.newPage();
  await other.goto(runPage(run.id));
  const there = other.getByText(/Step \d+ of 400/).first();
  await there.waitFor();
  const gap = async () =>
    Math.abs((await stepOf(await there.textContent())) - (await stepOf(await sentence.textContent())));
  await expect.poll(gap, { timeout: 5000 }).toBeLessThanOrEqual(12);
  await other.close();

  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("button", { name: "Cancel run" }).click();
  await page
    .getByText(/Cancelled/)
    .first()
    .waitFor({ timeout: 20_000 });
  const { state } = await stack.facet.getFineTune({ path: { id: run.id } });
  expect(state).toBe("cancelled");
  person.expectNoFaults();
  await person.close();
}, 120_000);

test("a run is paused, goes on, is cancelled, and is done again to its end", async () => {
  stack.play({ steps: 150, stepMs: 100, checkpointEvery: 10 });
  const run = await startRun(stack, seeded, "steered");
  const person = await browser.newPerson();
  const { page } = person;
  await signIn(stack, person);
  await page.goto(runPage(run.id));
  await page
    .getByText(/Step [1-9]\d* of 150/)
    .first()
    .waitFor({ timeout: 30_000 });
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await page
    .getByText(/Paused at step \d+/)
    .first()
    .waitFor({ timeout: 20_000 });
  const rested = await stack.facet.getJob({ path: { id: run.jobs.train } });
  expect(rested.checkpoint?.step).toBeGreaterThan(0);
  await page.getByLabel("Place in line").selectOption("high");
  const train = () => stack.facet.getJob({ path: { id: run.jobs.train } });
  await expect.poll(async () => (await train()).priority, { timeout: 10_000 }).toBe("high");

  await page.getByRole("button", { name: "Resume", exact: true }).click();
  await page
    .getByText(/Step \d+ of 150/)
    .first()
    .waitFor({ timeout: 20_000 });
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("button", { name: "Cancel run" }).click();
  stack.play({ steps: 150, stepMs: 5, checkpointEvery: 10 });
  await page.getByRole("button", { name: "Retry", exact: true }).click({ timeout: 20_000 });
  await page.getByRole("link", { name: "Read the verdict" }).waitFor({ timeout: 60_000 });
  const now = () => stack.facet.getFineTune({ path: { id: run.id } });
  await expect.poll(async () => (await now()).state, { timeout: 30_000 }).toBe("succeeded");
  expect((await now()).jobs.train, "the cancelled job stays as it ended").not.toBe(run.jobs.train);
  await page.getByText(run.jobs.train).first().waitFor();
  person.expectNoFaults();
  await person.close();
}, 180_000);

test("a runner that is closed takes nothing new, and the run says so until it is opened", async () => {
  stack.play({ steps: 20, stepMs: 5, checkpointEvery: 10 });
  const person = await browser.newPerson();
  const { page } = person;
  await signIn(stack, person);
  const runnersPage = `${stack.origin}/${seeded.projectId}/settings/runners`;
  await page.goto(runnersPage);
  await page.getByRole("button", { name: /^Close / }).click();
  await page.getByText("takes nothing new", { exact: true }).waitFor();
  const run = await startRun(stack, seeded, "before a closed door");
  const waits = async () => (await stack.facet.getJob({ path: { id: run.jobs.train } })).waiting?.code;
  await expect.poll(waits, { timeout: 10_000 }).toBe("cordoned");
  await page.goto(runPage(run.id));
  await page
    .getByText(/takes nothing new/)
    .first()
    .waitFor({ timeout: 20_000 });
  await page.goto(runnersPage);
  await page.getByRole("button", { name: /^Open / }).click();
  await page.getByText("takes work", { exact: true }).waitFor();
  await page.goto(runPage(run.id));
  await page.getByRole("link", { name: "Read the verdict" }).waitFor({ timeout: 60_000 });
  person.expectNoFaults();
  await person.close();
}, 120_000);

test("the API goes and comes back: the page says so and then shows the truth", async () => {
  stack.play({ steps: 300, stepMs: 100, checkpointEvery: 50 });
  const run = await startRun(stack, seeded, "outage");
  const person = await browser.newPerson();
  await signIn(stack, person);
  await person.page.goto(runPage(run.id));
  await person.page
    .getByText(/Step \d+ of 300/)
    .first()
    .waitFor({ timeout: 30_000 });
  await stack.stopApi();
  await person.page.getByText("reconnecting").first().waitFor({ timeout: 30_000 });
  await stack.startApi();
  await person.page.getByText("live", { exact: true }).first().waitFor({ timeout: 40_000 });
  await stack.facet.cancelFineTune({ path: { id: run.id } });
  await person.page
    .getByText(/Cancelled/)
    .first()
    .waitFor({ timeout: 30_000 });
  expect((await stack.facet.getFineTune({ path: { id: run.id } })).state).toBe("cancelled");
  await person.close();
}, 150_000);

test("the browser loses the network: the page says so, loses nothing, and is right again", async () => {
  stack.play({ steps: 600, stepMs: 100, checkpointEvery: 50 });
  const run = await startRun(stack, seeded, "no network");
  const person = await browser.newPerson();
  const { page, context } = person;
  await signIn(stack, person);
  await page.goto(runPage(run.id));
  const sentence = page.getByText(/Step \d+ of 600/).first();
  await sentence.waitFor({ timeout: 30_000 });
  await context.setOffline(true);
  await page.getByText("reconnecting").first().waitFor();
  // What has been read stays; what has not says why it is not there.
  await page.getByRole("tab", { name: /^Events/ }).click();
  await page.getByText("You are offline").first().waitFor();
  await sentence.waitFor();
  await context.setOffline(false);
  await page.getByRole("heading", { name: "Events" }).waitFor();
  await page.getByText("live", { exact: true }).first().waitFor();

  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const confirm = dialog.getByRole("button", { name: "Cancel run" });
  await confirm.waitFor();
  await context.setOffline(true);
  await confirm.click();
  // It was not done, and whoever asked for it is told so where they asked.
  await dialog.getByRole("alert").waitFor();
  expect((await stack.facet.getFineTune({ path: { id: run.id } })).state).toBe("running");
  await context.setOffline(false);
  await confirm.click();
  await page
    .getByText(/Cancelled/)
    .first()
    .waitFor({ timeout: 20_000 });
  expect((await stack.facet.getFineTune({ path: { id: run.id } })).state).toBe("cancelled");
  await person.close();
}, 120_000);

test("a page that slept through the end of a run tells the end when it wakes", async () => {
  stack.play({ steps: 600, stepMs: 100, checkpointEvery: 50 });
  const run = await startRun(stack, seeded, "slept");
  const person = await browser.newPerson();
  const { page, context } = person;
  await signIn(stack, person);
  await page.goto(runPage(run.id));
  await page
    .getByText(/Step \d+ of 600/)
    .first()
    .waitFor({ timeout: 30_000 });
  const sleep = await context.newCDPSession(page);
  await sleep.send("Page.setWebLifecycleState", { state: "frozen" });
  await stack.facet.cancelFineTune({ path: { id: run.id } });
  await waitForRun(stack, run);
  await sleep.send("Page.setWebLifecycleState", { state: "active" });
  await page
    .getByText(/Cancelled/)
    .first()
    .waitFor({ timeout: 5000 });
  expect((await stack.facet.getFineTune({ path: { id: run.id } })).state).toBe("cancelled");
  person.expectNoFaults();
  await person.close();
}, 90_000);

test("a failure names title, cause, place and way out, and a fix button acts", async () => {
  stack.play({ steps: 8, stepMs: 20, fault: { code: "out_of_memory", step: 3 } });
  const run = await startRun(stack, seeded, "too large");
  const person = await browser.newPerson();
  const { page } = person;
  await signIn(stack, person);
  await page.goto(runPage(run.id));
  const fix = page.getByRole("button", { name: "Halve the batch and start again" });
  await fix.waitFor({ timeout: 60_000 });
  await page.getByText("out_of_memory").first().waitFor();
  stack.play({ steps: 8, stepMs: 20 });
  await fix.click();
  await page.waitForURL((url) => /\/fine-tunes\/run_/.test(url.pathname) && !url.pathname.endsWith(run.id));
  const again = await stack.facet.getFineTune({ path: { id: page.url().split("/").at(-1) ?? "" } });
  expect(Number(again.knobs.per_device_train_batch_size)).toBeLessThan(
    Number(run.knobs.per_device_train_batch_size),
  );
  person.expectNoFaults();
  await person.close();
}, 150_000);

test("two finished runs are compared, and a finished run leads to model, files and certificate", async () => {
  stack.play({ steps: 8, stepMs: 20 });
  const one = await waitForRun(stack, await startRun(stack, seeded, "first"));
  const two = await waitForRun(stack, await startRun(stack, seeded, "second"));
  const person = await browser.newPerson();
  const { page } = person;
  await signIn(stack, person);
  await page.goto(`${stack.origin}/${seeded.projectId}/fine-tunes/compare?runs=${one.id},${two.id}`);
  await page.getByText("first").first().waitFor();
  await page.getByText("second").first().waitFor();

  await page.goto(`${stack.origin}/${seeded.projectId}/models/${one.modelId}`);
  await page.getByRole("heading", { level: 1, name: "first" }).waitFor();
  await page.goto(`${stack.origin}/${seeded.projectId}/exports/${one.exportId}`);
  await page.getByText("Parity certificate").waitFor();
  const downloads = page.getByRole("link", { name: "Download" });
  await expect.poll(() => downloads.count(), { timeout: 20_000 }).toBeGreaterThan(2);
  person.expectNoFaults();
  await person.close();
}, 150_000);
