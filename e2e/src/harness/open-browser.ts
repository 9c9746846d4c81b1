import { readBrowserPath } from "@facet/env/read-browser-path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

type Keepsake = Awaited<ReturnType<BrowserContext["storageState"]>>;

interface NewPerson {
  /** What their system asks for. */
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  /** Cookies and storage of somebody else, whose cache stays behind: a person who has signed in and never been here. */
  readonly keepsake?: Keepsake;
  /** "no-preference" for who measures what most people see. */
  readonly motion?: "reduce" | "no-preference";
}

export interface TestBrowser {
  /** A person with nothing in their browser yet. */
  newPerson(options?: NewPerson): Promise<Person>;
  close(): Promise<void>;
}

export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Faults that the browser has told of so far: errors of scripts, violations of the policy, requests elsewhere. */
  faults(): readonly string[];
  /** Fails the test if there was any. */
  expectNoFaults(): void;
  close(): Promise<void>;
}

const flags = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--no-first-run",
];

/** A real Chromium. Whatever a page does wrong on its way is kept, for the journey to fail on. */
export async function openBrowser(): Promise<TestBrowser> {
  const browser: Browser = await chromium.launch({
    executablePath: readBrowserPath(),
    args: flags,
  });
  return {
    async newPerson({ theme = "light", width = 1440, height = 900, keepsake, motion = "reduce" } = {}) {
      const context = await browser.newContext({
        colorScheme: theme,
        viewport: { width, height },
        reducedMotion: motion,
        ...(keepsake === undefined ? {} : { storageState: keepsake }),
        // A browser without a language of its own takes the machine's, which may be none that scripts know.
        locale: "en-GB",
      });
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      const faults = watchFaults(page);
      return {
        context,
        page,
        faults: () => faults,
        expectNoFaults: () => expect(faults, "what the browser complained of").toEqual([]),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

function watchFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("console", (message) => {
    // A refusal of the API is an answer that the page must show, not a fault of the page.
    const refused = /Failed to load resource.*(4\d\d|5\d\d)/.test(message.text());
    if (message.type() === "error" && !refused) faults.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "127.0.0.1") faults.push(`request to ${hostname}`);
  });
  return faults;
}
