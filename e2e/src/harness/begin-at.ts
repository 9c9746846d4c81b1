import { settled } from "./check-page.ts";
import type { Person, TestBrowser } from "./open-browser.ts";
import { type Keyboard, openKeyboard } from "./open-keyboard.ts";
import type { Stack } from "./open-stack.ts";

interface Begun extends Person {
  readonly keys: Keyboard;
  /** Closes the browser and looks back: what broke on the way, and where the focus was out of sight. */
  readonly done: () => Promise<readonly string[]>;
}

/** The owner, signed in, at a page, with a keyboard and no mouse. */
export async function beginAt(stack: Stack, browser: TestBrowser, path: string): Promise<Begun> {
  const person = await browser.newPerson();
  await person.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: stack.origin });
  await person.page.goto(await stack.signInLink(path));
  await person.page.waitForURL((url) => url.href === `${stack.origin}${path}`);
  await settled(person.page);
  const keys = openKeyboard(person.page);
  return {
    ...person,
    keys,
    async done() {
      await person.close();
      return [...keys.unseen(), ...person.faults()];
    },
  };
}
