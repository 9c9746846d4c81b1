import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn } from "../harness/first-run.ts";
import { openBrowser, type TestBrowser } from "../harness/open-browser.ts";
import { openStack, type Stack } from "../harness/open-stack.ts";
import { seedProject } from "../harness/seed.ts";

let stack: Stack;
let browser: TestBrowser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([openStack({ steps: 8, stepMs: 20 }), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await stack.close();
});

/** 60 questions and answers, as a spreadsheet gives them, with one row that lacks its answer. */
function ownCsv(): string {
  const rows = Array.from(
    { length: 60 },
    (_, at) => `"Where is parcel ${at}?","Parcel ${at} is on its way."`,
  );
  return ["question,answer", ...rows, '"And this one?",""'].join("\n");
}

test("an own CSV is a running job after at most eight decisions", async () => {
  const seeded = await seedProject(stack);
  const person = await browser.newPerson();
  const { page } = person;
  await signIn(stack, person);
  await page.goto(`${stack.origin}/${seeded.projectId}/datasets/new`);
  let decisions = 1;
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: "parcels.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(ownCsv()),
    });
  decisions += 1;
  await page
    .getByRole("button", { name: /add|import|keep/i })
    .last()
    .click();
  await page.waitForURL(/\/datasets\/ds_/, { timeout: 30_000 });
  decisions += 1;
  await page.getByRole("link", { name: "Fine-tune with it" }).first().click();
  await page.waitForURL(/\/fine-tunes\/new/);
  await page.getByText("Will it fit?").waitFor();
  decisions += 1;
  await page.getByRole("button", { name: "Start training" }).click();
  await page.waitForURL(/\/fine-tunes\/run_/, { timeout: 30_000 });
  expect(decisions).toBeLessThanOrEqual(8);
  person.expectNoFaults();
  await person.close();
}, 120_000);

test("a mended file becomes the second version, and the first can still be looked at", async () => {
  const { projectId, datasetId } = await seedProject(stack, "Versions");
  const person = await browser.newPerson();
  const { page } = person;
  await signIn(stack, person);
  await page.goto(`${stack.origin}/${projectId}/datasets/${datasetId}?tab=versions`);
  await page.getByRole("link", { name: "Add a version" }).click();
  await page.getByRole("heading", { level: 1, name: "Add a version" }).waitFor();
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: "mended.csv", mimeType: "text/csv", buffer: Buffer.from(ownCsv()) });
  await page.getByRole("button", { name: "Add version" }).click();
  await page.waitForURL(/\/datasets\/ds_\w+\?tab=versions/, { timeout: 30_000 });
  await page.getByRole("row", { name: /Version 2 Ready mended\.csv/ }).waitFor();
  await page.getByRole("row", { name: /Version 1 Ready/ }).click();
  await page.getByText("This is version 1. New runs take version 2.").waitFor();
  await page.getByRole("button", { name: "Show version 2" }).click();
  await page.getByRole("button", { name: "Delete version 2" }).waitFor();
  const { latestVersion } = await stack.facet.getDataset({ path: { id: datasetId } });
  expect(latestVersion).toMatchObject({ number: 2, filename: "mended.csv", counts: { refused: 1 } });
  person.expectNoFaults();
  await person.close();
}, 120_000);
