// Pictures of every page, theme and width: `node main.ts <folder>`, started by `facet screens`.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { settled } from "../harness/check-page.ts";
import { signIn } from "../harness/first-run.ts";
import { openBrowser } from "../harness/open-browser.ts";
import { openStack } from "../harness/open-stack.ts";
import { seedProject, startRun, waitForRun } from "../harness/seed.ts";
import { indexPage, type Picture } from "./index-page.ts";
import { listPages } from "./list-pages.ts";

const widths = [1440, 360];
const themes = ["light", "dark"] as const;

const folder = resolve(process.argv[2] ?? "screens");
mkdirSync(folder, { recursive: true });
const [stack, browser] = await Promise.all([openStack({ steps: 40, stepMs: 10 }), openBrowser()]);
try {
  const seeded = await seedProject(stack);
  const run = await waitForRun(stack, await startRun(stack, seeded, "finished"));
  const empty = await stack.facet.createProject({ body: { name: "Empty" } });
  stack.play({ steps: 12, stepMs: 20, fault: { code: "out_of_memory", step: 4 } });
  const failed = await waitForRun(stack, await startRun(stack, seeded, "too large"));
  stack.play({ steps: 2000, stepMs: 200, checkpointEvery: 10 });
  const running = await startRun(stack, seeded, "running");
  const pages = [
    ...listPages({ ...seeded, run, emptyProjectId: empty.id }),
    { name: "run-failed", path: `/${seeded.projectId}/fine-tunes/${failed.id}` },
    { name: "run-running", path: `/${seeded.projectId}/fine-tunes/${running.id}` },
    { name: "gallery", path: "/gallery" },
  ];
  const pictures: Picture[] = [];
  for (const theme of themes) {
    for (const width of widths) {
      const person = await browser.newPerson({ theme, width, height: width > 600 ? 900 : 740 });
      await signIn(stack, person);
      for (const { name, path } of pages) {
        const file = `${name}-${theme}-${width}.png`;
        await person.page.goto(`${stack.origin}${path}`);
        await settled(person.page).catch(() => undefined);
        await person.page.screenshot({ path: join(folder, file), fullPage: true });
        pictures.push({ name, theme, width, file });
        process.stdout.write(`${file}\n`);
      }
      await person.close();
    }
  }
  writeFileSync(join(folder, "index.html"), indexPage(pictures));
} finally {
  await browser.close();
  await stack.close();
}
