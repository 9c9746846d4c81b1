import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Person } from "./open-browser.ts";
import type { Stack } from "./open-stack.ts";

/** Signs the machine's owner in by a one-time link, as the terminal of `facet up` gives it. */
export async function signIn(stack: Stack, { page }: Person): Promise<void> {
  await page.goto(await stack.signInLink());
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForURL(/\/prj_|\/start|\/$/);
}

/** Token of the set-up file that the terminal shows. */
export function setupToken({ home }: Stack): string {
  const { token } = JSON.parse(readFileSync(join(home, "setup.json"), "utf8")) as { token: string };
  return token;
}
