/**
 * Numbers follow the language of the words around them, not the browser's: in an English sentence "1.024 tokens" would
 * read as one. Times are shown in the person's own time zone.
 */
export const language = "en";
/** Dates as the words are written: 23 Nov 2026. */
export const dateLanguage = "en-GB";
/** Stands between a number and its unit, so that they never part at a line's end. */
export const gap = "\u00a0";

/** A language that `Intl` takes: the given one, or that of our words where it is none, such as "en-US@posix". */
export function knownLanguage(given: string | undefined): string {
  try {
    return Intl.getCanonicalLocales(given)[0] ?? language;
  } catch {
    return language;
  }
}
