import { isRawNumber } from "../records/parse-json.ts";
import type { Refusal } from "../records/refusal.ts";
import { refuse } from "../records/refusal.ts";

/** The text as it stands, or why it cannot be stored and trained on exactly. */
export function checkText(text: string, field: string): string | Refusal {
  if (!text.isWellFormed()) {
    return refuse(
      "invalid_unicode",
      field,
      `"${field}" holds half of a surrogate pair, which no encoding can write.`,
    );
  }
  return text.includes("\0") ? refuse("nul_character", field, `"${field}" holds a NUL character.`) : text;
}

/** The text of a field; numbers, true and false as they are written. Blank text is refused. */
export function fieldText(fields: Readonly<Record<string, unknown>>, field: string): string | Refusal {
  const value = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (value === undefined) return refuse("missing_field", field, `The record has no field "${field}".`);
  if (value === null) return refuse("missing_field", field, `"${field}" is null.`);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (isRawNumber(value)) return value.rawJSON;
  if (typeof value !== "string") {
    const found = Array.isArray(value) ? "a list" : "an object";
    return refuse("wrong_type", field, `"${field}" holds ${found}, not text.`);
  }
  if (value.trim() === "") return refuse("empty_field", field, `"${field}" is empty.`);
  return checkText(value, field);
}

/** The text of a field that may be missing or blank: then null. */
export function optionalFieldText(
  fields: Readonly<Record<string, unknown>>,
  field: string | null | undefined,
): string | null | Refusal {
  if (field === null || field === undefined || !Object.hasOwn(fields, field)) return null;
  const value = fields[field];
  if (value === null || value === undefined || (typeof value === "string" && value.trim() === ""))
    return null;
  return fieldText(fields, field);
}
