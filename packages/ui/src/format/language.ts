/**
 * Numbers follow the language of the words around them, not the browser's: in an English sentence "1.024 tokens" would
 * read as one. Times are shown in the person's own time zone.
 */
export const language = "en";
/** Stands between a number and its unit, so that they never part at a line's end. */
export const gap = "\u00a0";
