import { runsSlowTests } from "@facet/env/runs-slow-tests";
import { waitForJob } from "@facet/sdk/wait-for-job";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cancelRuns } from "../harness/cancel-runs.ts";
import { settled } from "../harness/check-page.ts";
import { signIn } from "../harness/first-run.ts";
import { openBrowser, type Person, type TestBrowser } from "../harness/open-browser.ts";
import { openStack, type Stack } from "../harness/open-stack.ts";
import { type Seeded, seedProject, startRun, waitForRun } from "../harness/seed.ts";
import { sendText } from "../harness/send-text.ts";
import { folded, type ScriptWatch, watchScripts } from "../harness/watch-scripts.ts";
import { namePayloads, packPayloads, scriptPayloads } from "./script-payloads.ts";

/** With `--all` every payload goes through every page. */
const longest = runsSlowTests() ? 600_000 : 240_000;

let stack: Stack;
let browser: TestBrowser;
let person: Person;
let page: Page;
let watch: ScriptWatch;
let seeded: Seeded;
let at: string;
beforeAll(async () => {
  [stack, browser] = await Promise.all([openStack({ steps: 4, stepMs: 5 }, { models: true }), openBrowser()]);
  seeded = await seedProject(stack, "Clean");
  at = `/${seeded.projectId}`;
  person = await browser.newPerson();
  page = person.page;
  watch = await watchScripts(person.context);
  await signIn(stack, person);
}, 90_000);
afterEach(() => cancelRuns(stack, seeded.projectId), 60_000);
afterAll(async () => {
  await browser.close();
  await stack.close();
});

/** Whole names, so that all payloads are seen as names in few pages. */
const packs = packPayloads(100);
const shortOnes = scriptPayloads.filter(({ length }) => length <= 40);

/** Opens pages and looks: nothing of what is stored there acts. Answers with all that was read. */
async function visit(paths: readonly string[]): Promise<string> {
  const read: string[] = [];
  for (const path of paths) {
    await page.goto(`${stack.origin}${path}`);
    await settled(page);
    read.push(await lookHere());
  }
  return read.join(" ");
}

async function lookHere(): Promise<string> {
  const { strangers, text } = await watch.look(page);
  expect(strangers, "elements that came of a text").toEqual([]);
  return text;
}

function expectQuiet(): void {
  expect(watch.hits(), "what stored texts set off").toEqual([]);
  person.expectNoFaults();
}

/** Payloads that are nowhere to be read as the text that they are. */
const unread = (text: string, payloads: readonly string[] = scriptPayloads) =>
  payloads.filter((payload) => !text.includes(folded(payload)));

/** A request of the person's own session. */
const ask = (method: string, address: string, body: unknown) =>
  page.evaluate(
    async ([how, where, what]) => {
      const read = how === "PATCH" ? await fetch(where) : undefined;
      const headers = {
        "content-type": "application/json",
        "if-match": read?.headers.get("etag") ?? "*",
      };
      return (await fetch(where, { method: how, headers, body: what })).status;
    },
    [method, `/api${address}`, JSON.stringify(body)] as const,
  );

test("the watch notices what would be wrong", async () => {
  const other = await browser.newPerson();
  const noticing = await watchScripts(other.context);
  await other.page.goto(`${stack.origin}/sign-in`);
  await other.page.getByRole("heading", { level: 1 }).waitFor();
  await other.page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=xss()><a href=javascript:xss()>go</a>");
  });
  await expect.poll(() => noticing.hits().length).toBeGreaterThan(0);
  expect((await noticing.look(other.page)).strangers).toHaveLength(2);
  await other.close();
  expect(scriptPayloads.length).toBeGreaterThanOrEqual(40);
}, 30_000);

test(
  "names that a list shows are text: projects, organisations, keys, secrets, data sets, runs",
  async () => {
    const { facet } = stack;
    const { projectId, baseModelId, versionId } = seeded;
    // What comes later waits behind it, so that many can be made at once.
    stack.play({ steps: 1000, stepMs: 1000 });
    const blocker = await startRun(stack, seeded, "blocker");
    await expect
      .poll(async () => (await facet.getJob({ path: { id: blocker.jobs.train } })).state, { timeout: 20_000 })
      .toBe("running");
    const uploadId = await sendText(stack, {
      projectId,
      filename: `${packs[0]}.csv`,
      text: "question,answer\na,b\n",
    });
    const wanted = { projectId, baseModelId, datasetVersionId: versionId, preset: "quick" } as const;
    const runs: string[] = [];
    for (const name of namePayloads) {
      await facet.createProject({ body: { name, description: name } });
      await facet.createApiKey({ body: { name, scopes: ["inference"] } });
      await facet.setSecret({ body: { name, kind: "hub-token", value: name } });
      await facet.createDataset({ body: { projectId, name, uploadId } });
      runs.push((await facet.createFineTune({ body: { ...wanted, name } })).id);
    }
    // One person has fifty at most.
    for (const name of namePayloads.slice(0, 40)) expect(await ask("POST", "/v1/orgs", { name })).toBe(201);
    for (const path of ["settings/keys", "settings/secrets", "datasets", "fine-tunes"])
      expect(unread(await visit([`${at}/${path}`]), namePayloads), path).toEqual([]);

    await page.goto(`${stack.origin}${at}/home`);
    await settled(page);
    await lookHere();
    await page.getByRole("button", { name: "Clean" }).click();
    await page.getByRole("menu").waitFor();
    expect(unread(await lookHere(), namePayloads), "the switcher").toEqual([]);
    for (const name of scriptPayloads.filter((payload) => !namePayloads.includes(payload)))
      expect(await ask("POST", "/v1/orgs", { name }), name).toBe(400);
    await page.keyboard.press("Escape");
    await visit([
      `${at}/fine-tunes/compare?runs=${runs.slice(0, 6).join(",")}`,
      `${at}/fine-tunes/compare`,
      `${at}/fine-tunes/new`,
      ...(runsSlowTests() ? runs : runs.slice(0, 2)).map((id) => `${at}/fine-tunes/${id}`),
    ]);
    await page.keyboard.press("ControlOrMeta+k");
    await page.keyboard.type("xss");
    await page.getByRole("option").first().waitFor();
    await lookHere();
    expectQuiet();
  },
  longest,
);

test(
  "what a file says is text: its name, its columns, its rows, what is refused of it",
  async () => {
    const { facet } = stack;
    const { id: projectId } = await facet.createProject({ body: { name: "Files" } });
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const table = [
      // A name that is a value below as well would be taken for a file without names.
      ["question", "answer", ...scriptPayloads.slice(0, 20).map((payload) => `${payload} as a name`)]
        .map(cell)
        .join(","),
      ...scriptPayloads.map((payload) =>
        [payload, payload, ...scriptPayloads.slice(0, 20)].map(cell).join(","),
      ),
      // Without an answer a row is refused, and what is left of it is shown.
      ...scriptPayloads.map((payload) => [payload, "", ...packs.slice(0, 20)].map(cell).join(",")),
    ].join("\n");
    const chats = scriptPayloads
      .map((payload) =>
        JSON.stringify({
          messages: [
            { role: "system", content: payload },
            { role: "user", content: `${payload} ?` },
            { role: "assistant", content: payload },
          ],
        }),
      )
      .join("\n");
    const add = async (filename: string, text: string) => {
      const uploadId = await sendText(stack, { projectId, filename, text });
      const made = await facet.createDataset({
        body: { projectId, name: filename.slice(0, 100), uploadId, splits: { validation: 0, test: 0 } },
      });
      await waitForJob(facet, { jobId: made.latestVersion?.jobId ?? "" });
      expect((await facet.getDataset({ path: { id: made.id } })).latestVersion?.state).toBe("ready");
      return { id: made.id, uploadId };
    };
    const columns = await add(`${scriptPayloads[0]}.csv`, table);
    const turns = await add(`${packs[1]}.jsonl`, chats);
    const tabs = ["quality", "tokens", "versions", "use"];
    const shownRows = runsSlowTests() ? scriptPayloads.map((_, row) => row + 1) : [1, 2];
    for (const { id } of [columns, turns]) {
      const read = await visit(shownRows.map((row) => `/${projectId}/datasets/${id}?row=${row}`));
      expect(unread(read, scriptPayloads.slice(0, shownRows.length)), "rows").toEqual([]);
      if (!runsSlowTests() && id === turns.id) continue;
      await visit(tabs.map((tab) => `/${projectId}/datasets/${id}?tab=${tab}`));
      await visit([`/${projectId}/datasets/${id}?q=${encodeURIComponent(scriptPayloads[0] ?? "")}`]);
    }
    const refused = await visit([`/${projectId}/datasets/${columns.id}?tab=quality`]);
    expect(scriptPayloads.length - unread(refused).length, "refused rows").toBeGreaterThan(0);
    // The same file in front of the door: what would become of it.
    await page.goto(`${stack.origin}/${projectId}/datasets/new`);
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({
        name: `${scriptPayloads[21]}.csv`,
        mimeType: "text/csv",
        buffer: Buffer.from(table),
      });
    await page.getByRole("heading", { name: "What becomes of it" }).waitFor();
    await settled(page);
    await lookHere();
    expectQuiet();
  },
  longest,
);

test(
  "what an engine and a model say is text: log, failure, samples, verdict, model, answer",
  async () => {
    const { facet } = stack;
    const { id: projectId } = await facet.createProject({ body: { name: "Engines" } });
    const rows = scriptPayloads.map((payload, row) =>
      JSON.stringify({ prompt: `${row} ${payload}`, completion: payload }),
    );
    const uploadId = await sendText(stack, { projectId, filename: "rows.jsonl", text: rows.join("\n") });
    const dataset = await facet.createDataset({
      body: { projectId, name: "rows", uploadId, splits: { validation: 0.3, test: 0.4 } },
    });
    await waitForJob(facet, { jobId: dataset.latestVersion?.jobId ?? "" });
    const base = await facet.importBaseModel({
      body: { projectId, name: "starter", source: { type: "starter" }, hubTokenSecretId: null },
    });
    await waitForJob(facet, { jobId: base.jobId });
    const own: Seeded = {
      projectId,
      datasetId: dataset.id,
      versionId: dataset.latestVersion?.id ?? "",
      baseModelId: base.id,
    };
    const inside = (path: string) => `/${projectId}/${path}`;

    const message = scriptPayloads.slice(0, 30).join(" ");
    stack.play({
      steps: 4,
      stepMs: 5,
      says: scriptPayloads,
      fault: { code: "loss_exploded", step: 3, message },
    });
    const failed = await waitForRun(stack, await startRun(stack, own, "failed"));
    const told = await visit([inside(`fine-tunes/${failed.id}`)]);
    expect(unread(told, scriptPayloads.slice(0, 30)), "the failure").toEqual([]);
    // A long log draws what is in view: its beginning, and where a link to a late line leads.
    const log = `fine-tunes/${failed.id}?tab=logs`;
    const read = await visit([inside(log), inside(`${log}&line=${scriptPayloads.length}`)]);
    expect(unread(read), "the log").toEqual([]);
    await visit([inside(`fine-tunes/${failed.id}?tab=events`), inside("home")]);

    stack.play({ steps: 4, stepMs: 5, checkpointEvery: 2, fault: { code: "loss_flat", step: 2, message } });
    const run = await waitForRun(stack, await startRun(stack, own, "made"));
    const cockpit = ["overview", "samples", "config", "events", "checkpoints"].map((tab) =>
      inside(`fine-tunes/${run.id}?tab=${tab}`),
    );
    expect(unread(await visit(cockpit), scriptPayloads.slice(0, 30)), "the remark").toEqual([]);
    await visit([inside("evaluations"), inside(`evaluations/${run.evaluationId}`)]);
    await page.getByRole("table", { name: "Rows of the evaluation" }).getByRole("row").nth(1).press("Enter");
    await page.getByText("Base answered").waitFor();
    await lookHere();

    const org = (await facet.getMe()).organisation?.id;
    for (const pack of runsSlowTests() ? packs : packs.slice(0, 3)) {
      const tags = shortOnes.slice(0, 20);
      const description = scriptPayloads.join(" ").slice(0, 2000);
      expect(await ask("PATCH", `/v1/models/${run.modelId}`, { name: pack, description, tags })).toBe(200);
      expect(await ask("PATCH", `/v1/projects/${projectId}`, { name: pack, description: pack })).toBe(200);
      expect(await ask("PATCH", `/v1/orgs/${org}`, { name: pack })).toBe(200);
      expect(await ask("PATCH", "/v1/me", { name: pack })).toBe(200);
      const pages = ["models", `models/${run.modelId}`, "settings/organisation", "settings/account"].map(
        inside,
      );
      expect(unread(await visit(pages), tags), "tags").toEqual([]);
      expect(
        unread(await visit([inside(`exports/${run.exportId}`), inside("settings/project")]), [pack]),
      ).toEqual([]);
    }

    await page.goto(`${stack.origin}${inside(`playground?model=${run.modelId}:adapter`)}`);
    await settled(page);
    // The model says back what it is asked, word by word and without the spaces.
    const asked = scriptPayloads.join("\n").replaceAll(" ", "\n");
    await page.getByLabel("Your message").fill(asked);
    await page.getByRole("button", { name: "Send to all" }).click();
    const said = expect.stringContaining("<assistant>");
    await expect
      .poll(() => page.getByRole("log").allTextContents(), { timeout: 30_000 })
      .toEqual([said, said]);
    expect(unread(await lookHere()), "the answer").toEqual([]);

    await page.goto(`${stack.origin}${inside("fine-tunes/new")}`);
    await settled(page);
    for (const payload of runsSlowTests() ? scriptPayloads : scriptPayloads.slice(0, 4)) {
      await page.getByRole("button", { name: "As YAML" }).click();
      const dialog = page.getByRole("dialog");
      const recipe = `name: ${JSON.stringify(payload)}\ndataset: ${JSON.stringify(payload)}\n`;
      await dialog.getByLabel("Recipe").fill(recipe);
      await dialog.getByRole("button", { name: "Take over" }).click();
      await dialog.getByText("There is no data set called").waitFor();
      await lookHere();
      await dialog.getByLabel("Recipe").fill(`name: ${JSON.stringify(payload)}\n`);
      await dialog.getByRole("button", { name: "Take over" }).click();
      await dialog.waitFor({ state: "hidden" });
      expect(unread(await lookHere(), [payload])).toEqual([]);
    }
    expectQuiet();
  },
  longest,
);

test(
  "a name that programs use cannot be code: base models and addresses refuse it",
  async () => {
    const { projectId } = seeded;
    const source = { type: "starter" };
    const org = (await stack.facet.getMe()).organisation?.id;
    await page.goto(`${stack.origin}${at}/home`);
    for (const payload of scriptPayloads) {
      expect(await ask("POST", "/v1/base-models", { projectId, name: payload, source })).toBe(400);
      const email = `${payload}@example.org`;
      expect(await ask("POST", `/v1/orgs/${org}/invitations`, { email, role: "viewer" })).toBe(400);
    }
  },
  longest,
);
