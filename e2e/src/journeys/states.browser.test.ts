import { runsSlowTests } from "@facet/env/runs-slow-tests";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  colourViolationsOn,
  pixelsTooWide,
  settled,
  showTheme,
  violationsOn,
} from "../harness/check-page.ts";
import { signIn } from "../harness/first-run.ts";
import { openBrowser, type Person, type TestBrowser } from "../harness/open-browser.ts";
import { openStack, type Stack } from "../harness/open-stack.ts";
import { type PageState, pageStates } from "../harness/page-states.ts";
import { seedPages } from "../harness/seed.ts";
import type { ListedPage } from "../screens/list-pages.ts";

const longest = 600_000;
const together = 3;
const wide = { width: 1440, height: 900 };
const narrow = { width: 360, height: 740 };

describe.runIf(runsSlowTests())("every page in every state, both themes, 1440 and 360 px", () => {
  let stack: Stack;
  let browser: TestBrowser;
  let person: Person;
  let pages: readonly ListedPage[];
  beforeAll(async () => {
    [stack, browser] = await Promise.all([openStack({ steps: 12, stepMs: 10 }), openBrowser()]);
    pages = await seedPages(stack);
    person = await browser.newPerson();
    await signIn(stack, person);
  }, 150_000);
  afterAll(async () => {
    await browser.close();
    await stack.close();
  });

  /** Waiting for one page is time to judge another. */
  async function judgeAll(
    listed: readonly ListedPage[],
    open: (page: Page, listed: ListedPage) => Promise<string | undefined>,
  ): Promise<readonly string[]> {
    const wrong: string[] = [];
    const left = [...listed];
    const work = async () => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const page = await person.context.newPage();
        const missing = await open(page, next);
        wrong.push(...(missing === undefined ? await judge(page, next.name) : [missing]));
        await page.close();
      }
    };
    await Promise.all(Array.from({ length: together }, work));
    return wrong;
  }

  test("ready", { timeout: longest }, async () => {
    const wrong = await judgeAll(pages, async (page, { path }) => {
      await page.goto(`${stack.origin}${path}`);
      await settled(page);
      return undefined;
    });
    expect(wrong).toEqual([]);
  });

  test.each(pageStates)("$name", { timeout: longest }, async (state) => {
    const wrong = await judgeAll(
      pages.filter(({ name }) => !withoutState[state.name].has(name)),
      async (page, { name, path }) => {
        await state.before(page);
        await page.goto(`${stack.origin}${path}`);
        if (state.name === "partial") await settled(page);
        await state.after(page);
        const seen = await page
          .locator(state.sign)
          .first()
          .waitFor({ timeout: 15_000 })
          .then(
            () => true,
            () => false,
          );
        return seen ? undefined : `${name} does not show that it is ${state.name}`;
      },
    );
    expect(wrong).toEqual([]);
  });

  test("the gallery, each group of its stories", { timeout: longest }, async () => {
    const page = await person.context.newPage();
    await page.goto(`${stack.origin}/gallery`);
    const links = page.getByRole("navigation", { name: "Groups" }).getByRole("link");
    await links.first().waitFor();
    const groups = (await links.allTextContents()).map((name) => ({ name, path: `/gallery?group=${name}` }));
    await page.close();
    expect(groups.length).toBeGreaterThan(8);
    const wrong = await judgeAll(groups, async (tab, { name, path }) => {
      await tab.goto(`${stack.origin}${path}`);
      await tab.getByRole("heading", { level: 2, name }).waitFor();
      return undefined;
    });
    expect(wrong).toEqual([]);
  });
});

async function judge(page: Page, name: string): Promise<readonly string[]> {
  const wrong = [...(await violationsOn(page, `${name}, light, 1440 px`))];
  await showTheme(page, "dark");
  wrong.push(...(await colourViolationsOn(page, `${name}, dark, 1440 px`)));
  await page.setViewportSize(narrow);
  wrong.push(...(await colourViolationsOn(page, `${name}, dark, 360 px`)));
  await showTheme(page, "light");
  wrong.push(...(await violationsOn(page, `${name}, light, 360 px`)));
  const over = await pixelsTooWide(page);
  if (over > 0) wrong.push(`${name} is ${over} px too wide`);
  await page.setViewportSize(wide);
  return wrong;
}

/** A page that asks for nothing until a file is chosen. */
const asksNothing = "add-dataset";
/** Pages without what a state is about: nothing to wait for, or nothing that could be refused. */
const withoutState: Readonly<Record<PageState["name"], ReadonlySet<string>>> = {
  loading: new Set([asksNothing]),
  error: new Set([asksNothing]),
  // The project itself is what its settings show, and without it there is no page at all.
  forbidden: new Set([asksNothing, "settings-project"]),
  offline: new Set([asksNothing]),
  // Nor is anything to refresh where nothing was found, or nothing is there yet.
  partial: new Set([asksNothing, "empty-home", "not-found"]),
};
