import { type HouseRule, isCode, isGenerated } from "./house-rule.ts";

const mostLines = 400;

/** Long files are split by purpose before they reach the limit. */
export const fileLength: HouseRule = (file) => {
  if (!isCode(file.path) || isGenerated(file)) return [];
  const lines = file.text.split("\n").length - 1;
  return lines > mostLines ? [`${lines} lines; split it by purpose before ${mostLines}`] : [];
};
