import { runsSlowTests } from "@facet/env/runs-slow-tests";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signIn } from "../harness/first-run.ts";
import { openBrowser, type TestBrowser } from "../harness/open-browser.ts";
import { openStack, type Stack } from "../harness/open-stack.ts";

const minutes = 60_000;

describe.runIf(runsSlowTests())("with the real engine and the starter model", () => {
  let stack: Stack;
  let browser: TestBrowser;
  beforeAll(async () => {
    [stack, browser] = await Promise.all([openStack({}, { engine: "python" }), openBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await stack.close();
  });

  test("the example, from the link of the terminal to a verdict, a certificate and a chat", {
    timeout: 25 * minutes,
  }, async () => {
    const person = await browser.newPerson();
    const { page } = person;
    await signIn(stack, person);
    await page.getByRole("button", { name: "Create project" }).click();
    await page.getByRole("button", { name: "Run the 5-minute example" }).click();
    await page.waitForURL(/\/fine-tunes\/run_/, { timeout: 6 * minutes });
    await page
      .getByText(/Loss (fell|rose)/)
      .first()
      .waitFor({ timeout: 6 * minutes });
    await page.getByRole("link", { name: "Read the verdict" }).click({ timeout: 12 * minutes });
    await page.waitForURL(/\/evaluations\/evl_/);
    // Numbers of a real measurement: the tuned model answers what the base could not.
    await page
      .getByText(/better/i)
      .first()
      .waitFor();
    const evaluation = await stack.facet.getEvaluation({ path: { id: page.url().split("/").at(-1) ?? "" } });
    expect(evaluation.result?.verdict.conclusion).toBe("better");

    await page.getByRole("link", { name: "Try both in the playground" }).click();
    await page.waitForURL(/\/playground\?model=mdl_/);
    await page
      .getByRole("region", { name: "Try one from the held-out rows" })
      .getByRole("button")
      .last()
      .click();
    const answers = page.getByRole("region").filter({ has: page.getByRole("log") });
    await expect
      .poll(() => answers.filter({ hasText: /tokens? in / }).count(), { timeout: 3 * minutes })
      .toBe(2);
    person.expectNoFaults();
    await person.close();
  });
});
