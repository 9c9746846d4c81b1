import type { Page } from "playwright-core";
import { lookAtFocus } from "./look-at-focus.ts";

type Role = Parameters<Page["getByRole"]>[0];

interface Way {
  /** Presses after which it counts as out of reach. */
  readonly most?: number;
  readonly back?: boolean;
}

/** A person without a mouse: the focus moves by keys alone, and is looked at wherever it stops. */
export interface Keyboard {
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Presses Tab until what has this role and name has the focus. */
  tabTo(role: Role, name: string | RegExp, way?: Way): Promise<void>;
  /** Goes there and presses Enter. */
  activate(role: Role, name: string | RegExp, way?: Way): Promise<void>;
  /** Goes to a field, empties it and types. */
  fill(name: string | RegExp, text: string, role?: Role): Promise<void>;
  /** Within a group of radios or tabs, or a menu: presses an arrow until the named one has the focus. */
  arrowTo(role: Role, name: string | RegExp, key?: "ArrowRight" | "ArrowDown"): Promise<void>;
  /** Where the focus was out of sight so far. */
  unseen(): readonly string[];
}

const mostStops = 120;
const mostArrows = 20;

export function openKeyboard(page: Page): Keyboard {
  const unseen: string[] = [];

  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  const isOn = async (role: Role, name: string | RegExp) => {
    const exact = typeof name === "string";
    const wanted = page.getByRole(role, { name, ...(exact ? { exact } : {}) });
    return (await wanted.and(page.locator(":focus")).count()) > 0;
  };

  async function look(): Promise<void> {
    let fault = await page.evaluate(lookAtFocus);
    if (fault !== null) {
      // What was still being painted or scrolled to is looked at once more.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      fault = await page.evaluate(lookAtFocus);
    }
    if (fault !== null && !unseen.includes(fault)) unseen.push(fault);
  }

  async function move(key: string, role: Role, name: string | RegExp, most: number): Promise<void> {
    // What is on its way to the page may be what is wanted.
    await page.getByRole(role, { name }).first().waitFor({ state: "attached" });
    for (let presses = 0; presses <= most; presses += 1) {
      if (await isOn(role, name)) return look();
      await page.keyboard.press(key);
      // A menu moves the focus after the key: without this the next key could carry it past what is wanted.
      await page.evaluate(() => new Promise((done) => setTimeout(done)));
      await look();
    }
    throw new Error(`${most} times ${key} did not lead to ${role} "${name}" on ${page.url()}.`);
  }

  const tabTo: Keyboard["tabTo"] = (role, name, { most = mostStops, back = false } = {}) =>
    move(back ? "Shift+Tab" : "Tab", role, name, most);

  return {
    press,
    type: (text) => page.keyboard.type(text),
    tabTo,
    async activate(role, name, way) {
      await tabTo(role, name, way);
      await press("Enter");
    },
    async fill(name, text, role = "textbox") {
      await tabTo(role, name);
      await press("ControlOrMeta+a", "Delete");
      await page.keyboard.type(text);
    },
    arrowTo: (role, name, key = "ArrowRight") => move(key, role, name, mostArrows),
    unseen: () => unseen,
  };
}
