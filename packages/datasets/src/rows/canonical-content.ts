import type { RowType } from "@facet/contracts/datasets/dataset";
import type { NoteCode } from "./notes.ts";

/** A record as every later step sees it. */
export interface CanonicalContent {
  readonly type: RowType;
  /** JSON text with a fixed order of keys: equal texts are equal rows. */
  readonly content: string;
  /** What the model is asked, as plain text; rows with the same prompt stay in one split. */
  readonly prompt: string;
  readonly notes: readonly NoteCode[];
}
