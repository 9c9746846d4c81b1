import axe from "axe-core";
import type { Page } from "playwright-core";

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

type Rules = { readonly type: "tag" | "rule"; readonly values: readonly string[] };

const allRules: Rules = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
/** What depends on nothing but colours: the same page in its other theme need not be judged by more. */
const colourRules: Rules = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** Violations of WCAG 2.2 AA in what the page shows now, each with where it is. */
export const violationsOn = (page: Page, what: string) => judge(page, what, allRules);

/** The same for the colours alone, of a page that has been looked at by `violationsOn`. */
export const colourViolationsOn = (page: Page, what: string) => judge(page, what, colourRules);

async function judge(page: Page, what: string, runOnly: Rules): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (only) => {
    const there = window as unknown as {
      axe: { run(node: Node, options: object): Promise<{ violations: Violation[] }> };
    };
    const found = await there.axe.run(document, { runOnly: only, resultTypes: ["violations"] });
    return found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) }));
  }, runOnly);
  return violations.map(
    ({ id, nodes }) => `${what}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
  );
}

/** Waits until nothing on the page is being loaded any more and no skeleton stands for it; event streams stay open. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForFunction(
    () => document.querySelector('main [aria-busy="true"], main .animate-pulse.bg-line') === null,
  );
}

/** Addresses of pictures that do not come, those among them that would be fetched only when scrolled to. */
export function brokenPictures(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const broken: string[] = [];
    for (const picture of document.querySelectorAll("img")) {
      picture.loading = "eager";
      await picture.decode().catch(() => broken.push(picture.src));
    }
    return broken;
  });
}

/** By how many pixels the page is wider than its window. */
export function pixelsTooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Shows the page in a theme of the system, and waits until it is painted so. */
export async function showTheme(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    // Even a short transition begins anew in each element inside, when the colour it takes on has changed: wait for the last.
    for (let still = 0; still < 3; ) {
      await new Promise((done) => requestAnimationFrame(done));
      const moves = document
        .getAnimations()
        .some(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
      still = moves ? 0 : still + 1;
    }
  });
}
