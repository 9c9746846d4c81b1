import { runsSlowTests } from "@facet/env/runs-slow-tests";
import { createFacetClient } from "@facet/sdk/create-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginAt } from "../harness/begin-at.ts";
import { settled } from "../harness/check-page.ts";
import { setupToken } from "../harness/first-run.ts";
import { openBrowser, type TestBrowser } from "../harness/open-browser.ts";
import { openKeyboard } from "../harness/open-keyboard.ts";
import { openStack, type Stack } from "../harness/open-stack.ts";

const longest = 90_000;
const password = "correct horse battery";

let stack: Stack;
let browser: TestBrowser;
let at: string;
beforeAll(async () => {
  [stack, browser] = await Promise.all([openStack(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await stack.close();
});

test("by keyboard alone: the first account is made, left, and entered again", {
  timeout: longest,
}, async () => {
  const person = await browser.newPerson();
  const { page } = person;
  const keys = openKeyboard(page);
  await page.goto(`${stack.origin}/setup#${setupToken(stack)}`);
  await keys.fill("Your name", "Ana");
  await keys.fill("E-mail", "ana@example.org");
  await keys.fill("New password", password);
  await keys.press("Enter");
  await page.waitForURL((url) => url.pathname !== "/setup");
  await keys.fill("Project", "House");
  await keys.press("Enter");
  await page.waitForURL(/\/prj_\w+\/home$/);
  at = new URL(page.url()).pathname.replace("/home", "");

  await keys.activate("button", /^Account/);
  await keys.arrowTo("menuitem", "Sign out", "ArrowDown");
  await keys.press("Enter");
  await page.waitForURL(/\/sign-in/);
  await keys.fill("E-mail", "ana@example.org");
  await keys.fill("Password", "not the password");
  await keys.press("Enter");
  await page.getByText("No account has this e-mail address and password").waitFor();
  await keys.fill("Password", password);
  await keys.press("Enter");
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  expect([...keys.unseen(), ...person.faults()]).toEqual([]);
  await person.close();
});

describe.runIf(runsSlowTests())("further on", () => {
  test("by keyboard alone: pages, things and actions are found by their names", {
    timeout: longest,
  }, async () => {
    const { page, keys, done } = await beginAt(stack, browser, `${at}/home`);
    await page.reload();
    await settled(page);
    await keys.press("Tab");
    await keys.tabTo("link", "Skip to content", { most: 0 });
    await keys.press("Enter", "Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);

    await keys.press("ControlOrMeta+k");
    await keys.tabTo("combobox", "Commands", { most: 0 });
    await keys.type("usage");
    await keys.press("Enter");
    await page.waitForURL(/\/usage$/);

    await keys.press("?");
    const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await sheet.waitFor();
    await keys.press("Escape");
    await sheet.waitFor({ state: "hidden" });

    await keys.activate("button", "API");
    const drawer = page.getByRole("dialog", { name: "The calls behind this page" });
    await drawer.waitFor();
    await keys.tabTo("tab", "curl");
    await keys.arrowTo("tab", "Python");
    await drawer.getByText("requests").first().waitFor();
    await keys.press("Escape");
    await drawer.waitFor({ state: "hidden" });
    // The focus is back where it came from.
    await keys.tabTo("button", "API", { most: 0 });

    await keys.activate("button", /^Account/);
    await keys.arrowTo("menuitemcheckbox", "Theme: dark", "ArrowDown");
    await keys.press("Enter");
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    expect(await done()).toEqual([]);
  });

  test("by keyboard alone: a key is made and revoked", { timeout: longest }, async () => {
    const { page, keys, done } = await beginAt(stack, browser, `${at}/settings/keys`);
    await keys.activate("button", "Create key");
    await keys.fill("Name", "by keys");
    await keys.press("Enter");
    const shown = page.getByLabel("Your key");
    await shown.waitFor();
    const program = createFacetClient({ url: stack.apiUrl, apiKey: await shown.inputValue() });
    await expect(program.getMe()).resolves.toBeDefined();
    await keys.tabTo("checkbox", "I have saved the key");
    await keys.press("Space");
    await keys.activate("button", "Done");
    await keys.activate("button", "Revoke by keys");
    await keys.tabTo("textbox", /by keys/);
    await keys.type("by keys");
    await keys.press("Enter");
    const works = () =>
      program.getMe().then(
        () => true,
        () => false,
      );
    await expect.poll(works, { timeout: 10_000 }).toBe(false);
    expect(await done()).toEqual([]);
  });

  test("by keyboard alone: a colleague is invited, joins and has the role", {
    timeout: longest,
  }, async () => {
    const owner = await beginAt(stack, browser, `${at}/settings/organisation`);
    await owner.keys.activate("button", "Invite someone");
    await owner.keys.fill("E-mail address", "vic@example.org");
    await owner.keys.tabTo("combobox", "Role");
    await owner.keys.type("Viewer");
    await owner.keys.activate("button", "Create the link");
    const href = await owner.page.getByLabel("Invitation link").inputValue();
    await owner.keys.activate("button", "Done");
    expect(await owner.done()).toEqual([]);

    const viewer = await browser.newPerson();
    const keys = openKeyboard(viewer.page);
    await viewer.page.goto(href);
    await keys.fill("Your name", "Vic");
    await keys.fill("New password", "another long password");
    await keys.activate("button", "Create your account and join");
    await viewer.page.waitForURL((url) => url.pathname !== "/invite");
    const { id } = (await stack.facet.getMe()).organisation ?? { id: "" };
    const { data } = await stack.facet.listMembers({ path: { id } });
    expect(data.find(({ name }) => name === "Vic")?.role).toBe("viewer");
    expect([...keys.unseen(), ...viewer.faults()]).toEqual([]);
    await viewer.close();
  });
});
