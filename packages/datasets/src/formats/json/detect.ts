import { FacetError } from "@facet/contracts/errors/facet-error";
import type { FileHead, Layout } from "../format.ts";
import { findListField } from "./find-list-field.ts";

/** A list of records, or an object around one such list. */
export function detectJson({ text }: FileHead): Layout | null {
  const start = text.trimStart();
  if (start.startsWith("[")) return { format: "json", delimiter: null, listField: null };
  if (!start.startsWith("{")) return null;
  const listField = findListField(text);
  if (listField !== null) return { format: "json", delimiter: null, listField };
  throw new FacetError(
    "unreadable_file",
    "Line 1 opens a JSON object that goes on over several lines and holds no list of records.",
    {
      fix: "Put each record on a line of its own (jq -c . file.json > file.jsonl), or write one list: [{...}, {...}].",
    },
  );
}
