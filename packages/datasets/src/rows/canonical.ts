import { hash } from "node:crypto";
import type { Mapping, RowType } from "@facet/contracts/datasets/dataset";
import type { Refusal } from "../records/refusal.ts";
import { canonicalChat } from "./chat.ts";
import type { NoteCode } from "./notes.ts";
import { canonicalPromptCompletion } from "./prompt-completion.ts";
import { canonicalText } from "./text.ts";

/** A record as every later step sees it. */
export interface CanonicalContent {
  readonly type: RowType;
  /** JSON text with a fixed order of keys: equal texts are equal rows. */
  readonly content: string;
  /** What the model is asked, as plain text; rows with the same prompt stay in one split. */
  readonly prompt: string;
  readonly notes: readonly NoteCode[];
}

/** One row, or the reason for which the record gives none. */
export function toCanonical(fields: Readonly<Record<string, unknown>>, mapping: Mapping): CanonicalContent | Refusal {
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
