import { usageWords } from "../../words/usage.ts";
import type { Usage } from "./usage.ts";

/** Every figure of the page, one line each: work by project and kind, then what is stored. */
export function usageCsv({ projects }: Pick<Usage, "projects">): string {
  const lines = projects.flatMap(({ name, kinds, stored }) => [
    ...kinds.map(({ kind, attempts, minutes, trainedTokens }) => [
      name,
      usageWords.csvWork,
      kind,
      attempts,
      minutes,
      trainedTokens,
      "",
    ]),
    ...stored.map(({ kind, bytes }) => [name, usageWords.csvStored, kind, "", "", "", bytes]),
  ]);
  return `${[usageWords.csvHead, ...lines].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Quoted where needed, and a name that people gave is never the start of a formula. */
function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
