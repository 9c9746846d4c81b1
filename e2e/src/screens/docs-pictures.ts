// The pictures of docs/pictures, from a running platform with a finished demo: `node docs-pictures.ts <folder>`, started by
// `facet screens --docs`, which writes where the platform is and who asks, as JSON, to stdin.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { createFacetClient } from "@facet/sdk/create-client";
import { settled } from "../harness/check-page.ts";
import { openBrowser } from "../harness/open-browser.ts";
import { findDemo } from "./find-demo.ts";
import { guideViews } from "./guide-views.ts";
import { looksTheSame } from "./looks-the-same.ts";
import { writePalettePng } from "./palette-png.ts";
import { readPixels } from "./read-pixels.ts";

const size = { width: 1280, height: 800 };
const threeMinutesMs = 180_000;

const folder = resolve(process.argv[2] ?? "docs/pictures");
const { url, key } = JSON.parse(await text(process.stdin)) as { url: string; key: string };
const facet = createFacetClient({ url, apiKey: key });
const demo = await findDemo(facet);
const { href } = await facet.createSignInLink();
if (demo === undefined || href === null) {
  process.stderr.write("There is no finished demo to take pictures of: run ./facet demo first.\n");
  process.exit(1);
}
const origin = new URL(href).origin;
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
try {
  const person = await browser.newPerson({ theme: "light", ...size });
  await person.page.goto(href);
  await person.page.waitForURL(/\/prj_|\/start|\/$/);
  for (const { name, path, prepare, now = false } of guideViews(demo)) {
    // "3 min ago" is so at every taking.
    const seenAt = (now ? Date.now() : Date.parse(demo.finishedAt)) + threeMinutesMs;
    await person.context.clock.setFixedTime(seenAt);
    const page = await person.context.newPage();
    await page.goto(`${origin}${path}`);
    await settled(page);
    const shown = (await prepare?.(page)) ?? page;
    const pixels = await readPixels(page, await shown.screenshot({ animations: "disabled" }));
    await page.close();
    const file = join(folder, `${name}.png`);
    const before = await readBefore(file, person.page);
    if (before !== undefined && looksTheSame(before, pixels)) {
      process.stdout.write(`${name}.png as it was\n`);
      continue;
    }
    const bytes = writePalettePng(pixels);
    writeFileSync(file, bytes);
    process.stdout.write(`${name}.png ${Math.round(bytes.length / 1000)} kB\n`);
  }
} finally {
  await browser.close();
}

async function readBefore(file: string, page: Parameters<typeof readPixels>[0]) {
  try {
    return await readPixels(page, readFileSync(file));
  } catch {
    return undefined;
  }
}
