import { defaultLimits } from "../limits.ts";
import { parseJson } from "./parse-json.ts";
import { isRefusal } from "./refusal.ts";

/** A list, given as such or as JSON text (the only way in CSV); null for anything else. */
export function parseList(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value !== "string" || !value.trimStart().startsWith("[")) return null;
  const parsed = parseJson(value, defaultLimits);
  return !isRefusal(parsed) && Array.isArray(parsed.value) ? parsed.value : null;
}
