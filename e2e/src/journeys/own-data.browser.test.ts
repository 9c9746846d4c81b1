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
