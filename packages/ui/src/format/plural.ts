import { formatNumber } from "./format-number.ts";
import { gap, language } from "./language.ts";

const rules = new Intl.PluralRules(language);

/** 1 row · 2 rows · 1,940 rows; give the plural where it is not an added s. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)}${gap}${rules.select(Math.abs(count)) === "one" ? one : many}`;
}
