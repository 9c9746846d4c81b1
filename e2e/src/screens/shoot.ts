import { join } from "node:path";
import type { Page } from "playwright-core";
import { brokenPictures, settled } from "../harness/check-page.ts";
import { signIn } from "../harness/first-run.ts";
import type { TestBrowser } from "../harness/open-browser.ts";
import type { Stack } from "../harness/open-stack.ts";
import type { PageState } from "../harness/page-states.ts";
import type { Picture } from "./index-page.ts";
import type { ListedPage } from "./list-pages.ts";

interface Shoot {
  readonly stack: Stack;
  readonly browser: TestBrowser;
  readonly folder: string;
  /** Only pages whose name holds it. */
  readonly part: string;
  readonly look: { readonly theme: "light" | "dark"; readonly width: number };
  readonly pages: readonly ListedPage[];
  readonly signedIn?: boolean;
  /** What the pages are brought into; ready without it. */
  readonly state?: PageState;
  readonly onPicture: (picture: Picture) => void;
}

/** Whole pages, one after the other, by one person. A page that does not settle is a picture too. */
export async function shoot(asked: Shoot): Promise<void> {
  const { stack, browser, folder, part, look, pages, signedIn = false, state, onPicture } = asked;
  const named = pages.map(({ name, path }) => ({
    name: state === undefined ? name : `${name}-${state.name}`,
    path,
  }));
  const wanted = named.filter(({ name }) => name.includes(part));
  if (wanted.length === 0) return;
  const { theme, width } = look;
  const person = await browser.newPerson({ theme, width, height: width > 600 ? 900 : 740 });
  if (signedIn) await signIn(stack, person);
  for (const { name, path } of wanted) {
    // A page of its own: what one state routes must not reach the next.
    const page = await person.context.newPage();
    await state?.before(page);
    await page.goto(`${stack.origin}${path}`);
    if (state === undefined || state.name === "partial") await drawn(page).catch(() => undefined);
    await state?.after(page);
    if (state !== undefined)
      await page
        .locator(state.sign)
        .first()
        .waitFor()
        .catch(() => undefined);
    const file = `${name}-${theme}-${width}.png`;
    await page.screenshot({ path: join(folder, file), fullPage: true });
    await page.close();
    onPicture({ name, theme, width, file });
    process.stdout.write(`${file}\n`);
  }
  await person.close();
}

const stillMs = 400;

/** Nothing has been on its way for a moment: what one answer brings may ask for the next. */
export async function drawn(page: Page): Promise<void> {
  await settled(page);
  await brokenPictures(page);
  await page.waitForFunction(
    (ms) => {
      const page = window as { stillSince?: number | undefined };
      const isWaiting = document.querySelector("main .animate-pulse, main [aria-busy='true']") !== null;
      page.stillSince = isWaiting ? undefined : (page.stillSince ?? performance.now());
      return page.stillSince !== undefined && performance.now() - page.stillSince > ms;
    },
    stillMs,
    { timeout: 10_000 },
  );
}
