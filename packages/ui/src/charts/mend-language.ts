import { knownLanguage } from "../format/language.ts";

/**
 * A browser without a language of its own passes on its machine's, such as "en-US@posix", which `Intl` refuses. uPlot asks
 * `Intl` with it while it loads and would never draw: it is told a language that can be had. Call it before uPlot is there.
 */
export function mendLanguage(browser: { readonly language: string }): void {
  const known = knownLanguage(browser.language);
  if (known !== browser.language)
    Object.defineProperty(browser, "language", { value: known, configurable: true });
}
