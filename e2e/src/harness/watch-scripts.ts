import type { BrowserContext, Page } from "playwright-core";

export interface ScriptWatch {
  /** What ran, asked a question, or was stopped by the policy, since the beginning. */
  hits(): readonly string[];
  /** Elements on the page that no page of ours has, and all text that a person reads there. */
  look(page: Page): Promise<Looked>;
}

interface Looked {
  readonly strangers: readonly string[];
  /** One line, white space as single spaces. */
  readonly text: string;
}

/** Notices whatever a stored text could set off, in every page of this browser. Payloads call `xss`. */
export async function watchScripts(context: BrowserContext): Promise<ScriptWatch> {
  const hits: string[] = [];
  await context.exposeFunction("tellHit", (hit: string) => void hits.push(hit));
  await context.addInitScript(watchInPage);
  context.on("dialog", (dialog) => {
    hits.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  return {
    hits: () => hits,
    look: (page) => page.evaluate(lookInPage),
  };
}

/** White space as `look` gives it: what a page folds is not lost. */
export const folded = (text: string) => text.replaceAll(/\s+/g, " ").trim();

function watchInPage(): void {
  const page = window as unknown as { xss(): void; tellHit(hit: string): void };
  page.xss = () => page.tellHit(`ran on ${location.pathname}`);
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    page.tellHit(`policy: ${violatedDirective} stopped ${blockedURI} on ${location.pathname}`),
  );
}

function lookInPage(): Looked {
  const scheme = /^\s*(javascript|data|vbscript):/i;
  const isStrange = (node: Element) =>
    node.matches("iframe, object, embed, base, meta[http-equiv], audio, video, math, marquee") ||
    [...node.attributes].some(
      ({ name, value }) =>
        name.startsWith("on") || (["href", "action", "formaction"].includes(name) && scheme.test(value)),
    );
  const strangers = [...document.querySelectorAll("*")]
    .filter(isStrange)
    .map(({ outerHTML }) => `${outerHTML.slice(0, 160)} on ${location.pathname}`);
  const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")];
  const titles = [...document.querySelectorAll<HTMLElement>("[title]")];
  const text = [
    // biome-ignore lint/performance/useDomNodeTextContent: only what a person sees counts as read.
    document.body.innerText,
    ...fields.map(({ value }) => value),
    ...titles.map(({ title }) => title),
  ].join(" ");
  return { strangers, text: text.replaceAll(/\s+/g, " ").trim() };
}
