// Pictures of every page, theme and width, and of what a page can be in besides ready:
// `node main.ts <folder> [part of a name]`, started by `facet screens`.
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { openBrowser } from "../harness/open-browser.ts";
import { openStack } from "../harness/open-stack.ts";
import { pageStates } from "../harness/page-states.ts";
import { indexPage, type Picture } from "./index-page.ts";
import { accountPages, guidePages, listPages } from "./list-pages.ts";
import { seedScreens } from "./seed-screens.ts";
import { shoot } from "./shoot.ts";

const looks = [
  { theme: "light", width: 1440 },
  { theme: "light", width: 360 },
  { theme: "dark", width: 1440 },
  { theme: "dark", width: 360 },
] as const;
/** Pages whose other states stand for all: a front page, a list, a detail with charts, a form. */
const inStates = ["home", "fine-tunes", "run-overview", "dataset-rows", "new-fine-tune", "evaluation"];

const folder = resolve(process.argv[2] ?? "screens");
const part = process.argv[3] ?? "";
mkdirSync(folder, { recursive: true });
const [stack, browser] = await Promise.all([openStack({ steps: 40, stepMs: 10 }), openBrowser()]);
const pictures: Picture[] = [];
try {
  const shot = { stack, browser, folder, part, onPicture: (picture: Picture) => pictures.push(picture) };
  // Before anybody has an account: the first run.
  for (const look of looks) await shoot({ ...shot, look, pages: accountPages });
  const known = await seedScreens(stack);
  const pages = [...listPages(known), ...known.more, ...guidePages];
  for (const look of looks) await shoot({ ...shot, look, pages, signedIn: true });
  const chosen = pages.filter(({ name }) => inStates.includes(name));
  for (const look of [looks[0], looks[3]])
    for (const state of pageStates) await shoot({ ...shot, look, pages: chosen, state, signedIn: true });
  await stack.stopApi();
  for (const look of looks) await shoot({ ...shot, look, pages: [{ name: "api-away", path: "/" }] });
  writeFileSync(`${folder}/index.html`, indexPage(pictures));
} finally {
  await browser.close();
  await stack.close();
}
