import type { Refusal } from "../records/refusal.ts";
import { refuse } from "../records/refusal.ts";
import { checkText } from "./field-text.ts";

function partText(part: unknown): string | null {
  if (typeof part === "string") return part;
  if (typeof part !== "object" || part === null || !("text" in part) || typeof part.text !== "string")
    return null;
  return !("type" in part) || part.type === "text" || part.type === "input_text" ? part.text : null;
}

/** The text of a message: a string, or parts of type text, joined as they stand. */
export function messageContent(
  value: unknown,
  field: string,
  { mayBeEmpty }: { mayBeEmpty: boolean },
): string | Refusal {
  let text: string;
  if (typeof value === "string") text = value;
  else if (value === null || value === undefined) text = "";
  else if (Array.isArray(value)) {
    const parts = value.map(partText);
    const strange = parts.indexOf(null);
    if (strange !== -1)
      return refuse("unsupported_content", `${field}[${strange}]`, "A part of a message is not text.");
    text = parts.join("");
  } else {
    const found = typeof value === "object" ? "an object" : `a ${typeof value}`;
    return refuse("wrong_type", field, `A message's content is ${found}, not text.`);
  }
  if (text.trim() === "" && !mayBeEmpty) return refuse("empty_content", field, "A message is empty.");
  return checkText(text, field);
}
