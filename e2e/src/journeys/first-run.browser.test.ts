import { afterAll, beforeAll, expect, test } from "vitest";
import { setupToken, signIn } from "../harness/first-run.ts";
import { openBrowser, type TestBrowser } from "../harness/open-browser.ts";
import { openStack, type Stack } from "../harness/open-stack.ts";

let stack: Stack;
let browser: TestBrowser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([openStack({ steps: 20, stepMs: 60 }), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const password = "correct horse battery";

test("the token of the terminal makes the owner, once; then the password signs in", async () => {
  const token = setupToken(stack);
  const first = await browser.newPerson();
  await first.page.goto(`${stack.origin}/setup#${token}`);
  await first.page.getByLabel("Your name").fill("Ana");
  await first.page.getByLabel("E-mail").fill("ana@example.org");
  await first.page.getByLabel("New password", { exact: true }).fill(password);
  await first.page.getByRole("button", { name: "Create the owner's account" }).click();
  await first.page.getByRole("heading", { level: 1 }).waitFor();
  await first.page.waitForURL((url) => url.pathname !== "/setup");
  first.expectNoFaults();
  await first.close();

  const second = await browser.newPerson();
  await second.page.goto(`${stack.origin}/setup#${token}`);
  await second.page.getByText("Facet is set up already.").waitFor();
  await second.page.goto(`${stack.origin}/sign-in`);
  await second.page.getByLabel("E-mail").fill("ana@example.org");
  await second.page.getByLabel("Password", { exact: true }).fill("not the password");
  await second.page.getByRole("button", { name: "Sign in", exact: true }).click();
  await second.page.getByText("No account has this e-mail address and password").waitFor();
  await second.page.getByLabel("Password", { exact: true }).fill(password);
  await second.page.getByRole("button", { name: "Sign in", exact: true }).click();
  await second.page.waitForURL((url) => url.pathname !== "/sign-in");
  const cookies = await second.context.cookies();
  expect(cookies.find(({ name }) => name === "facet")).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  second.expectNoFaults();
  await second.close();
}, 60_000);

test("from the link of the terminal to a running example in at most three clicks, and on to the verdict", async () => {
  const person = await browser.newPerson();
  const { page } = person;
  let clicks = 0;
  const click = async (name: string | RegExp, role: "button" | "link" = "button") => {
    clicks += 1;
    await page.getByRole(role, { name }).first().click();
  };
  await signIn(stack, person);
  const start = page.getByRole("button", { name: "Run the 5-minute example" });
  if (!(await start.isVisible().catch(() => false))) {
    // Without a project there is one thing to do first.
    await start
      .or(page.getByRole("button", { name: /project/i }))
      .first()
      .waitFor();
    if (!(await start.isVisible())) await click(/project/i);
  }
  await click("Run the 5-minute example");
  await page.waitForURL(/\/fine-tunes\/run_/, { timeout: 60_000 });
  expect(clicks).toBeLessThanOrEqual(3);

  await page.getByRole("link", { name: "Read the verdict" }).click({ timeout: 60_000 });
  await page.waitForURL(/\/evaluations\/evl_/);
  await page.getByText("Row by row").waitFor();
  person.expectNoFaults();
  await person.close();
}, 150_000);
