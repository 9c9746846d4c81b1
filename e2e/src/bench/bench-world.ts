import type { FineTune } from "@facet/sdk/generated/types.gen";
import { signIn } from "../harness/first-run.ts";
import { openBrowser, type Person, type TestBrowser } from "../harness/open-browser.ts";
import { openStack, type Stack } from "../harness/open-stack.ts";
import { type Seeded, seedProject, startRun, waitForRun } from "../harness/seed.ts";
import { watchPage } from "./watch-page.ts";

export interface BenchWorld {
  readonly stack: Stack;
  readonly seeded: Seeded;
  /** A run that is done, with verdict and files. */
  readonly run: FineTune;
  readonly emptyProjectId: string;
  /** Who owns this machine, signed in, in a browser that has loaded nothing yet. */
  readonly newOwner: () => Promise<Person>;
  readonly close: () => Promise<void>;
}

/** Three runs, so that there is something to sort. */
const runNames = ["support, first try", "support, more steps", "finished"];

/** The stack with a project that has been worked in, an empty one, and a browser. */
export async function openBenchWorld(): Promise<BenchWorld> {
  const [stack, browser] = await Promise.all([openStack({ steps: 40, stepMs: 5 }), openBrowser()]);
  try {
    const seeded = await seedProject(stack);
    const runs: FineTune[] = [];
    for (const name of runNames) runs.push(await waitForRun(stack, await startRun(stack, seeded, name)));
    const run = runs.at(-1);
    if (run === undefined) throw new Error("No run was made.");
    const { id: emptyProjectId } = await stack.facet.createProject({ body: { name: "Empty" } });
    const keepsake = await signedIn(stack, browser);
    return {
      stack,
      seeded,
      run,
      emptyProjectId,
      async newOwner() {
        const person = await browser.newPerson({ keepsake, motion: "no-preference" });
        await watchPage(person.page);
        return person;
      },
      close: () => closeAll(stack, browser),
    };
  } catch (error) {
    await closeAll(stack, browser);
    throw error;
  }
}

async function signedIn(stack: Stack, browser: TestBrowser) {
  const person = await browser.newPerson();
  await signIn(stack, person);
  const keepsake = await person.context.storageState();
  await person.close();
  return keepsake;
}

async function closeAll(stack: Stack, browser: TestBrowser): Promise<void> {
  await browser.close();
  await stack.close();
}
