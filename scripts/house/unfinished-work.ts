import { type HouseRule, isCode, isGenerated } from "./house-rule.ts";

// Spelled apart so that this file does not find itself.
const marks = new RegExp(
  ["\\bTO", "DO\\b|\\bFIX", "ME\\b|\\bX", "XX\\b|coming", " soon|@ts-", "(ignore|nocheck)"].join(""),
);

/** Work is finished or absent, never promised in a comment. */
export const unfinishedWork: HouseRule = (file) => {
  if (!isCode(file.path) || isGenerated(file)) return [];
  return file.text.split("\n").flatMap((line, index) => {
    const mark = marks.exec(line)?.[0];
    return mark === undefined ? [] : [`line ${index + 1}: "${mark}" reads like unfinished work`];
  });
};
