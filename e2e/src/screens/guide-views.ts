import type { Locator, Page } from "playwright-core";
import type { Demo } from "./find-demo.ts";

export interface GuideView {
  /** Of the file in docs/pictures. */
  readonly name: string;
  readonly path: string;
  /** It tells of people and keys, not of the run: the time is what it is now. */
  readonly now?: boolean;
  /** Brings the page to what the picture shows; gives the part to take, else the window is taken. */
  readonly prepare?: (page: Page) => Promise<Locator | undefined>;
}

const questions = [
  "question,answer",
  '"Can I return boots I wore once?","Yes, within 30 days, if they were worn indoors only."',
  '"Do you ship to Iceland?","We do. It takes about a week."',
  '"The zip broke on day one.","That should not happen. Send us a picture and we replace it."',
];

/** What the guides show. */
export function guideViews(demo: Demo): readonly GuideView[] {
  const at = (path: string) => `/${demo.projectId}/${path}`;
  return [
    { name: "home", path: at("home") },
    {
      name: "add-data",
      path: at("datasets/new"),
      async prepare(page) {
        await page
          .locator('input[type="file"]')
          .first()
          .setInputFiles({
            name: "support.csv",
            mimeType: "text/csv",
            buffer: Buffer.from(`${questions.join("\n")}\n`),
          });
        await page.getByText("sent and checked").waitFor();
        await page.getByText("Can I return boots I wore once?").first().waitFor();
        return undefined;
      },
    },
    {
      name: "what-the-model-sees",
      path: at(`datasets/${demo.datasetId}?tab=rows&row=2&as=tokens`),
      async prepare(page) {
        await page.getByText("trained", { exact: true }).first().waitFor();
        return undefined;
      },
    },
    { name: "new-run", path: at(`fine-tunes/new?from=${demo.runId}`), prepare: reckoned },
    { name: "run", path: at(`fine-tunes/${demo.runId}`), prepare: drawn },
    { name: "samples", path: at(`fine-tunes/${demo.runId}?tab=samples`) },
    { name: "verdict", path: at(`evaluations/${demo.evaluationId}`) },
    {
      name: "certificate",
      path: at(`exports/${demo.exportId}`),
      async prepare(page) {
        const panel = page
          .locator("section, article, div")
          .filter({ hasText: /^Parity certificate/ })
          .first();
        await panel.waitFor();
        return panel;
      },
    },
    { name: "members", path: at("settings/organisation"), now: true },
    { name: "keys", path: at("settings/keys"), now: true },
  ];
}

async function reckoned(page: Page): Promise<undefined> {
  await page.getByText("Will it fit?").waitFor();
  await page.waitForFunction(() => !document.body.textContent.includes("calculating…"));
  return undefined;
}

/** Curves are drawn a moment after their points are there. */
async function drawn(page: Page): Promise<undefined> {
  await page.locator("main canvas").first().waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return undefined;
}
