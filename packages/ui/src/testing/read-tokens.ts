import { readFileSync } from "node:fs";
import { join } from "node:path";

type Tokens = Readonly<Record<string, string>>;

/** The tokens of both themes as tokens.css writes them; `system` is what an unset theme gets on a dark system. */
export function readTokens(): { light: Tokens; dark: Tokens; system: Tokens } {
  const css = readFileSync(join(import.meta.dirname, "../tokens.css"), "utf8");
  return {
    light: block(css, '[data-theme="light"] {'),
    dark: block(css, '[data-theme="dark"] {'),
    system: block(css, ":root:not([data-theme]) {"),
  };
}

function block(css: string, opening: string): Tokens {
  const from = css.indexOf(opening);
  if (from < 0) throw new Error(`tokens.css has no ${opening}`);
  const body = css.slice(from + opening.length, css.indexOf("}", from));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1], match[2]]),
  );
}
