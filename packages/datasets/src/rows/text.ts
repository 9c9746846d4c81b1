import type { Mapping } from "@facet/contracts/datasets/dataset";
import type { Refusal } from "../records/refusal.ts";
import type { CanonicalContent } from "./canonical-content.ts";
import { fieldText } from "./field-text.ts";
import { hasControlToken } from "./notes.ts";

type TextMapping = Extract<Mapping, { type: "text" }>;

/** `{"text": ...}`. The text is its own prompt: equal texts stay in one split. */
export function canonicalText(
  fields: Readonly<Record<string, unknown>>,
  mapping: TextMapping,
): CanonicalContent | Refusal {
  const text = fieldText(fields, mapping.text);
  if (typeof text !== "string") return text;
  const notes = hasControlToken(text) ? (["special_tokens_in_text"] as const) : [];
  return { type: "text", content: JSON.stringify({ text }), prompt: text, notes };
}
