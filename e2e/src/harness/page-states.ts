import type { Page, Route } from "playwright-core";

/** What a page can be in besides ready, brought about at its border to the API. */
export interface PageState {
  readonly name: "loading" | "error" | "forbidden" | "offline" | "partial";
  /** Before the page is opened. */
  before(page: Page): Promise<unknown>;
  /** Once it is open. */
  after(page: Page): Promise<unknown>;
  /** Matches what only a page in this state shows. */
  readonly sign: string;
}

const api = "**/api/v1/**";
/** Without these there is no page: who the person is, and the project that it belongs to. */
const frame = /\/api\/v1\/(me|auth\/.*|projects\/prj_\w+)$/;

const nothing = async () => undefined;

export const pageStates: readonly PageState[] = [
  {
    name: "loading",
    before: (page) => page.route(api, () => new Promise(() => undefined)),
    after: nothing,
    sign: 'main [aria-busy="true"]',
  },
  {
    name: "error",
    before: (page) => page.route(api, refuse(500, "internal", "Facet made a mistake")),
    after: nothing,
    sign: 'main [role="alert"]:has-text("Facet made a mistake")',
  },
  {
    name: "forbidden",
    before: (page) =>
      page.route(api, (route) =>
        frame.test(new URL(route.request().url()).pathname)
          ? route.fallback()
          : refuse(403, "forbidden", "The credential may not do this")(route),
      ),
    after: nothing,
    sign: 'main :text("You may not see this")',
  },
  {
    name: "offline",
    before: (page) => page.route(api, (route) => route.abort("internetdisconnected")),
    after: nothing,
    sign: 'main [role="status"]:has-text("Facet does not answer")',
  },
  {
    name: "partial",
    before: (page) =>
      page.addInitScript(() => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + ((window as { later?: number }).later ?? 0);
      }),
    // The person comes back to the tab again and again, minutes later, and what is read again does not come.
    async after(page) {
      await page.route(api, refuse(500, "internal", "Facet made a mistake"));
      await page.evaluate(() => {
        const page = window as { later?: number };
        setInterval(() => {
          page.later = (page.later ?? 0) + 120_000;
          document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
        }, 300);
      });
    },
    sign: 'main :text("Could not refresh.")',
  },
];

function refuse(status: number, code: string, title: string) {
  const problem = {
    type: `/docs/errors#${code}`,
    title,
    status,
    detail: "It was asked for, and this is the answer.",
    instance: "/v1",
    code,
    param: null,
    fix: "Try again.",
    errors: [],
    requestId: "req_00000000000000000000000000",
    docUrl: `/docs/errors#${code}`,
    retryable: false,
  };
  return (route: Route) =>
    route.fulfill({ status, contentType: "application/problem+json", body: JSON.stringify(problem) });
}
