import { hash } from "node:crypto";
import type { Mapping } from "@facet/contracts/datasets/dataset";
import type { Refusal } from "../records/refusal.ts";
import type { CanonicalContent } from "./canonical-content.ts";
import { canonicalChat } from "./chat.ts";
import { canonicalPromptCompletion } from "./prompt-completion.ts";
import { canonicalText } from "./text.ts";

/** One row, or the reason for which the record gives none. */
export function toCanonical(
  fields: Readonly<Record<string, unknown>>,
  mapping: Mapping,
): CanonicalContent | Refusal {
  switch (mapping.type) {
    case "chat":
      return canonicalChat(fields, mapping);
    case "prompt-completion":
      return canonicalPromptCompletion(fields, mapping);
    case "text":
      return canonicalText(fields, mapping);
  }
}

/** SHA-256 of the canonical JSON text, in hex. */
export function contentKey(content: string): string {
  return hash("sha256", content, "hex");
}
