import { createFacetClient } from "@facet/sdk/create-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn } from "../harness/first-run.ts";
import { openBrowser, type TestBrowser } from "../harness/open-browser.ts";
import { openStack, type Stack } from "../harness/open-stack.ts";

let stack: Stack;
let browser: TestBrowser;
let projectId: string;
beforeAll(async () => {
  [stack, browser] = await Promise.all([openStack(), openBrowser()]);
  projectId = (await stack.facet.createProject({ body: { name: "Team" } })).id;
}, 60_000);
afterAll(async () => {
  await browser.close();
  await stack.close();
});

test("a key is shown once, works, and is refused once it is revoked", async () => {
  const person = await browser.newPerson();
  const { page } = person;
  await signIn(stack, person);
  await page.goto(`${stack.origin}/${projectId}/settings/keys`);
  await page.getByRole("button", { name: "Create key" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("ci");
  await dialog.getByRole("button", { name: "Create key" }).click();
  const key = await page.getByLabel("Your key").inputValue();
  expect(key).toMatch(/^fct_(live|test)_/);
  const asProgram = createFacetClient({ url: stack.apiUrl, apiKey: key });
  await expect(asProgram.getMe()).resolves.toBeDefined();
  await page.getByLabel("I have saved the key").check();
  await page.getByRole("dialog").getByRole("button").last().click();
  await page.reload();
  await page.getByText("ci", { exact: true }).first().waitFor();
  expect(await page.content()).not.toContain(key);

  await page.getByRole("button", { name: "Revoke ci" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("ci");
  await page.getByRole("button", { name: "Revoke key" }).click();
  await expect
    .poll(
      () =>
        asProgram.getMe().then(
          () => "works",
          () => "refused",
        ),
      { timeout: 10_000 },
    )
    .toBe("refused");
  person.expectNoFaults();
  await person.close();
}, 90_000);

test("an invited viewer joins by the link, sees the project and may change nothing", async () => {
  const owner = await browser.newPerson();
  await signIn(stack, owner);
  await owner.page.goto(`${stack.origin}/${projectId}/settings/organisation`);
  await owner.page.getByRole("button", { name: "Invite someone" }).first().click();
  const dialog = owner.page.getByRole("dialog");
  await dialog.getByLabel("E-mail address").fill("vic@example.org");
  await dialog.getByLabel("Role").selectOption("viewer");
  await dialog.getByRole("button", { name: "Create the link" }).click();
  const href = await owner.page.getByLabel("Invitation link").inputValue();
  owner.expectNoFaults();
  await owner.close();

  const viewer = await browser.newPerson();
  await viewer.page.goto(href);
  await viewer.page.getByLabel("Your name").fill("Vic");
  await viewer.page.getByLabel("New password", { exact: true }).fill("another long password");
  await viewer.page.getByRole("button", { name: "Create your account and join" }).click();
  await viewer.page.waitForURL((url) => url.pathname !== "/invite");
  const refused = await viewer.page.evaluate(
    async (body) =>
      (
        await fetch("/api/v1/projects", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        })
      ).status,
    { name: "mine" },
  );
  expect(refused).toBe(403);
  viewer.expectNoFaults();
  await viewer.close();
}, 90_000);
