import { afterAll, beforeAll, expect, test } from "vitest";
import {
  brokenPictures,
  colourViolationsOn,
  pixelsTooWide,
  settled,
  showTheme,
  violationsOn,
} from "../harness/check-page.ts";
import { signIn } from "../harness/first-run.ts";
import { openBrowser, type TestBrowser } from "../harness/open-browser.ts";
import { openStack, type Stack } from "../harness/open-stack.ts";
import { seedPages } from "../harness/seed.ts";
import type { ListedPage } from "../screens/list-pages.ts";

let stack: Stack;
let browser: TestBrowser;
let pages: readonly ListedPage[];
beforeAll(async () => {
  [stack, browser] = await Promise.all([openStack({ steps: 12, stepMs: 10 }), openBrowser()]);
  pages = await seedPages(stack);
}, 150_000);
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const wide = { width: 1440, height: 900 };
const narrow = { width: 360, height: 740 };

test("axe finds nothing on any page in either theme; each has one first heading, all its pictures, and fits 360 px", async () => {
  const person = await browser.newPerson();
  const { page } = person;
  await signIn(stack, person);
  const wrong: string[] = [];
  for (const { name, path } of pages) {
    await page.goto(`${stack.origin}${path}`);
    await settled(page);
    wrong.push(...(await violationsOn(page, `${name}, light`)));
    const headings = await page.getByRole("heading", { level: 1 }).count();
    if (headings !== 1) wrong.push(`${name} has ${headings} first headings`);
    for (const src of await brokenPictures(page)) wrong.push(`${name} misses the picture ${src}`);
    await showTheme(page, "dark");
    wrong.push(...(await colourViolationsOn(page, `${name}, dark`)));
    await page.setViewportSize(narrow);
    const over = await pixelsTooWide(page);
    if (over > 0) wrong.push(`${name} is ${over} px too wide`);
    await page.setViewportSize(wide);
    await showTheme(page, "light");
  }
  expect(wrong).toEqual([]);
  person.expectNoFaults();
  await person.close();
}, 400_000);
