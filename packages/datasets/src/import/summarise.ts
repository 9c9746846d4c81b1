import type { Detection, Mapping } from "@facet/contracts/datasets/dataset";
import { rowTypeOf } from "../mapping/detect-mapping.ts";
import type { NoteCode } from "../rows/notes.ts";
import { notes as noteTexts } from "../rows/notes.ts";
import type { ImportResult } from "./import-result.ts";
import type { ImportedRows } from "./import-rows.ts";
import type { RowStore } from "./row-store.ts";

/** What an import found, without what it wrote. */
export async function summarise(
  store: RowStore,
  detection: Detection,
  mapping: Mapping,
  main: ImportedRows,
  heldOut: ImportedRows | null,
): Promise<Omit<ImportResult, "notes" | "contentHash" | "files">> {
  const refusedByCode = main.refused.byCode();
  for (const [code, count] of Object.entries(heldOut?.refused.byCode() ?? {})) {
    refusedByCode[code] = (refusedByCode[code] ?? 0) + count;
  }
  const splits = await store.count();
  return {
    detection,
    mapping,
    type: rowTypeOf(mapping),
    counts: {
      read: main.records + (heldOut?.records ?? 0),
      kept: splits.train + splits.validation + splits.test,
      refused: main.refused.total() + (heldOut?.refused.total() ?? 0),
      duplicates: main.duplicates + (heldOut?.duplicates ?? 0),
      ...splits,
    },
    refusedByCode,
    sourceSha256: main.sha256,
    heldOutSha256: heldOut?.sha256 ?? null,
  };
}

export function describeNotes(counts: ReadonlyMap<NoteCode, number>): ImportResult["notes"] {
  return [...counts].map(([code, rows]) => ({ code, rows, message: noteTexts[code] }));
}
