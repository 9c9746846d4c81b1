import { type ErrorCode, errorEntry, isErrorCode } from "@facet/contracts/errors/codes";
import { retryBudgets } from "@facet/contracts/errors/failure-class";
import { failureStories } from "@facet/contracts/errors/failure-stories";
import { type WarningCode, warningCodes } from "@facet/contracts/errors/warning-codes";
import { runsSlowTests } from "@facet/env/runs-slow-tests";
import type { FineTune } from "@facet/sdk/generated/types.gen";
import { waitForJob } from "@facet/sdk/wait-for-job";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { settled } from "../harness/check-page.ts";
import { signIn } from "../harness/first-run.ts";
import { openBrowser, type Person, type TestBrowser } from "../harness/open-browser.ts";
import { openStack, type Plan, type Stack } from "../harness/open-stack.ts";
import { type Seeded, seedProject } from "../harness/seed.ts";

const plan: Plan = { steps: 3, stepMs: 1, checkpointEvery: 1 };

let stack: Stack;
let browser: TestBrowser;
let person: Person;
let page: Page;
let seeded: Seeded;
beforeAll(async () => {
  [stack, browser] = await Promise.all([openStack(plan, { timingScale: 0.2 }), openBrowser()]);
  seeded = await seedProject(stack);
  person = await browser.newPerson();
  page = person.page;
  await person.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: stack.origin });
  await signIn(stack, person);
}, 90_000);
afterAll(async () => {
  person.expectNoFaults();
  await browser.close();
  await stack.close();
});

/** A training that meets this, told to its end, and its page. */
async function meet(fault: NonNullable<Plan["fault"]>): Promise<FineTune> {
  stack.play({ ...plan, fault });
  const { projectId, baseModelId, versionId: datasetVersionId } = seeded;
  const run = await stack.facet.createFineTune({
    body: {
      projectId,
      name: String(fault.code),
      baseModelId,
      datasetVersionId,
      preset: "quick",
      evaluation: null,
      formats: [],
    },
  });
  await waitForJob(stack.facet, { jobId: run.jobs.train });
  stack.play(plan);
  await page.goto(`${stack.origin}/${projectId}/fine-tunes/${run.id}`);
  await settled(page);
  return run;
}

const button = (name: string) => page.getByRole("button", { name, exact: true });
const inside = (path: string) => `/${seeded.projectId}/${path}`;
const shownAddress = () => page.url().slice(stack.origin.length);

describe("each kind of way out does what its button says", () => {
  const newRun = async (old: FineTune) => {
    await page.waitForURL(({ pathname }) => /\/run_\w+$/.test(pathname) && !pathname.endsWith(old.id));
    const id = page.url().split("/").at(-1) ?? "";
    const run = await stack.facet.getFineTune({ path: { id } });
    await stack.facet.cancelFineTune({ path: { id } }).catch(() => undefined);
    return run;
  };

  test("a run begins again with one knob turned, as it was, or as the failure suggests", async () => {
    const slow = await meet({ code: "loss_not_finite", step: 2 });
    await button("Warm up longer and start again").click();
    expect((await newRun(slow)).knobs).toEqual({ ...slow.knobs, warmup_steps: 0.1 });

    const stale = await meet({ code: "dataset_mismatch", step: 2 });
    await button("Start the run again").click();
    expect((await newRun(stale)).knobs).toEqual(stale.knobs);

    const large = await meet({ code: "out_of_memory", step: 2 });
    await button("Take the suggested settings and start again").click();
    expect((await newRun(large)).knobs).toEqual({ ...large.knobs, per_device_train_batch_size: 1 });
  }, 60_000);

  test("a remark that ended nothing has them too", async () => {
    const flat = await meet({ code: "loss_flat", step: 2 });
    await button("Triple the learning rate and start again").click();
    const again = await newRun(flat);
    expect(Number(again.knobs.learning_rate)).toBeGreaterThan(0);
    expect(again.knobs).toEqual({ ...flat.knobs, learning_rate: again.knobs.learning_rate });
  }, 30_000);

  test("the form of a new run opens at a knob, filled as the run was", async () => {
    const run = await meet({ code: "loss_exploded", step: 2 });
    await button("Choose the learning rate").click();
    await page.waitForURL(/\/fine-tunes\/new/);
    expect(shownAddress()).toBe(inside(`fine-tunes/new?from=${run.id}&knob=learning_rate`));
    const search = page.getByRole("searchbox", { name: /^Search \d+ settings$/ });
    await expect.poll(() => search.inputValue()).toBe("learning_rate");
    await page.getByText("Learning rate", { exact: true }).first().waitFor();
  }, 30_000);

  test.each([
    ["no_usable_rows", "Open the refused rows", /\/datasets\/ds_\w+\?tab=quality$/],
    ["zero_trainable_tokens", "See what the model would read", /\/datasets\/ds_\w+\?tab=tokens$/],
    ["gated_model", "Add a secret", /\/settings\/secrets$/],
    ["template_missing", "How rows reach the model", /\/docs\/your-own-data$/],
  ])("%s: %s opens it", async (code, name, address) => {
    await meet({ code, step: 2 });
    await button(name).click();
    await page.waitForURL(address);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    expect(await page.getByText("This page is not here").count()).toBe(0);
  });

  test("a command for the machine is copied", async () => {
    await meet({ code: "disk_full", step: 2 });
    await button("Copy the command that frees space").click();
    await page.getByText("Copied. Run it on the machine that runs Facet.").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("./facet gc");
  }, 30_000);
});

/** Without a machine no engine comes to anything: these two are the queue's own. */
const played = Object.keys(failureStories)
  .filter(isErrorCode)
  .filter((code) => errorEntry(code).class !== "capacity");
const endsAtOnce = (code: ErrorCode) => retryBudgets[errorEntry(code).class ?? "platform"] === 0;
const remarks = ["loss_flat", "over_fitting"] as const satisfies readonly WarningCode[];

/** All that one part of the page says, on one line. */
async function toldIn(region: string): Promise<string> {
  const card = page.getByRole("region", { name: region });
  await card.waitFor();
  return ((await card.textContent()) ?? "").replaceAll(/\s+/g, " ");
}

function expectTold(text: string, parts: readonly (string | null | undefined)[]): void {
  for (const part of parts) expect(text).toContain(part ?? "nothing was given");
  expect(text, "a stack").not.toMatch(/\bat \S+ \(.*:\d+:\d+\)|node_modules|Traceback/);
}

describe.runIf(runsSlowTests())(
  "each cause is told with title, cause, place, what to do, code and id",
  () => {
    test("there are at least 32", () => expect(played.length + remarks.length).toBeGreaterThanOrEqual(32));

    test.each(played.filter(endsAtOnce))("%s, which ends the run", async (code) => {
      const run = await meet({ code, step: 2 });
      const { title } = errorEntry(code);
      const { error } = await stack.facet.getJob({ path: { id: run.jobs.train } });
      const text = await toldIn(title);
      expectTold(text, [title, error?.message, error?.place, code, run.jobs.train]);
      const card = page.getByRole("region", { name: title });
      const todo = card.getByRole("heading", { name: "What to do" }).locator("xpath=following-sibling::p[1]");
      expect((await todo.textContent())?.length).toBeGreaterThan(10);
    });

    test.each(played.filter((code) => !endsAtOnce(code)))("%s, which is tried again", async (code) => {
      const run = await meet({ code, step: 2, attempt: 1 });
      const { state, attempts } = await stack.facet.getJob({ path: { id: run.jobs.train } });
      expect(state).toBe("succeeded");
      const error = attempts[0]?.error;
      const { title } = errorEntry(code);
      const text = await toldIn("It was interrupted");
      expectTold(text, [title, error?.message, error?.place, code, run.jobs.train]);
    });

    test.each(remarks)("%s, which is a remark", async (code) => {
      await meet({ code, step: 2 });
      const { title, cause, place, fix } = warningCodes[code];
      const text = await toldIn("Notes");
      expectTold(text, [title, cause, place, fix]);
      expect(text).toContain(code);
    });
  },
);
