import { runsSlowTests } from "@facet/env/runs-slow-tests";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pixelsTooWide, settled, violationsOn } from "../harness/check-page.ts";
import { signIn } from "../harness/first-run.ts";
import { openBrowser, type Person, type TestBrowser } from "../harness/open-browser.ts";
import { openStack, type Stack } from "../harness/open-stack.ts";
import { seedProject, startRun, waitForRun } from "../harness/seed.ts";
import { type ListedPage, listPages } from "../screens/list-pages.ts";

let stack: Stack;
let browser: TestBrowser;
let pages: readonly ListedPage[];
beforeAll(async () => {
  [stack, browser] = await Promise.all([openStack({ steps: 12, stepMs: 10 }), openBrowser()]);
  const seeded = await seedProject(stack);
  const run = await waitForRun(stack, await startRun(stack, seeded, "finished"));
  const empty = await stack.facet.createProject({ body: { name: "Empty" } });
  pages = listPages({ ...seeded, run, emptyProjectId: empty.id });
}, 150_000);
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const widths = runsSlowTests() ? [1440, 360] : [1440];

async function show(person: Person, path: string): Promise<void> {
  await person.page.goto(`${stack.origin}${path}`);
  await settled(person.page);
}

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  test.each(widths)(
    "axe finds nothing on any page at %i px",
    async (width) => {
      const person = await browser.newPerson({ theme, width });
      await signIn(stack, person);
      const found: string[] = [];
      for (const { name, path } of pages) {
        await show(person, path);
        found.push(...(await violationsOn(person.page, `${name}, ${theme}, ${width} px`)));
      }
      expect(found).toEqual([]);
      person.expectNoFaults();
      await person.close();
    },
    400_000,
  );
});

test("no page scrolls sideways at 360 px, and each has one first heading", async () => {
  const person = await browser.newPerson({ width: 360, height: 740 });
  await signIn(stack, person);
  const wrong: string[] = [];
  for (const { name, path } of pages) {
    await show(person, path);
    const over = await pixelsTooWide(person.page);
    if (over > 0) wrong.push(`${name} is ${over} px too wide`);
    const headings = await person.page.getByRole("heading", { level: 1 }).count();
    if (headings !== 1) wrong.push(`${name} has ${headings} first headings`);
  }
  expect(wrong).toEqual([]);
  person.expectNoFaults();
  await person.close();
}, 300_000);
