import type { Mapping, Splits } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Layout } from "../formats/format.ts";
import { formats } from "../formats/formats.ts";
import type { ImportLimits } from "../limits.ts";
import type { FileRecord, ReadableRecord } from "../records/record.ts";
import type { Refusal } from "../records/refusal.ts";
import { isRefusal, refuse, refusedRow } from "../records/refusal.ts";
import { contentKey, toCanonical } from "../rows/canonical.ts";
import type { NoteCode } from "../rows/notes.ts";
import { chooseSplit } from "../split/choose-split.ts";
import type { HashSet } from "../split/hash-set.ts";
import { createHashSet } from "../split/hash-set.ts";
import { splitGroup } from "../split/split-group.ts";
import { readHashed } from "./read-file.ts";
import type { RefusedTally } from "./refused-tally.ts";
import { createRefusedTally } from "./refused-tally.ts";
import type { RowStore } from "./row-store.ts";

/** What both files of an import share. */
export interface ImportState {
  readonly store: RowStore;
  readonly mapping: Mapping;
  readonly splits: Splits;
  readonly limits: ImportLimits;
  /** Prompts of the held-out file; empty when there is none. */
  readonly heldOutGroups: HashSet;
  readonly notes: Map<NoteCode, number>;
  readonly advance: (progress: { readonly records: number; readonly bytes: number }) => void;
  readonly signal: AbortSignal | undefined;
}

export interface ImportedRows {
  readonly sha256: string;
  readonly records: number;
  readonly kept: number;
  readonly duplicates: number;
  readonly refused: RefusedTally;
}

/** Reads one file to its end: each record becomes a stored row, a counted duplicate, or a refused row. */
export async function importRows(
  file: string,
  role: "main" | "held-out",
  layout: Layout,
  state: ImportState,
): Promise<ImportedRows> {
  const { store, mapping, splits, limits, heldOutGroups, signal } = state;
  const seen = createHashSet();
  const refused = createRefusedTally();
  const bounds = role === "main" && heldOutGroups.size() > 0 ? { ...splits, test: 0 } : splits;
  let records = 0;
  let kept = 0;
  let duplicates = 0;

  const refuseRecord = ({ row, source }: FileRecord, refusal: Refusal): void => {
    const told =
      role === "main" ? refusal : { ...refusal, reason: `In the held-out file: ${refusal.reason}` };
    const entry = refusedRow(row, told, source);
    refused.add(entry);
    store.addRefused(role, entry);
  };

  /** Stores the record's row; gives the reason for which there is none. */
  const take = ({ row, fields }: ReadableRecord): Refusal | null => {
    const canonical = toCanonical(fields, mapping);
    if (isRefusal(canonical)) return canonical;
    const { type, content, prompt, notes } = canonical;
    const group = splitGroup(splits.seed, prompt);
    if (role === "held-out") heldOutGroups.add(group.id);
    else if (heldOutGroups.has(group.id)) {
      return refuse("in_held_out", null, "The held-out file has a row with this prompt.");
    }
    const key = contentKey(content);
    if (!seen.add(Buffer.from(key.slice(0, 32), "hex"))) {
      duplicates += 1;
      return null;
    }
    for (const note of notes) state.notes.set(note, (state.notes.get(note) ?? 0) + 1);
    const split = role === "held-out" ? "test" : chooseSplit(group.place, bounds);
    store.addRow(split, { row, key, type, content, place: group.place });
    kept += 1;
    return null;
  };

  const hashed = readHashed(file, (bytes) => {
    if (signal?.aborted === true) throw new FacetError("cancelled", "The import was cancelled.");
    state.advance({ records: 0, bytes });
  });
  for await (const batch of formats[layout.format].read(hashed.source, { layout, limits, partial: false })) {
    for (const record of batch) {
      const refusal = record.refusal ?? take(record);
      if (refusal !== null) refuseRecord(record, refusal);
    }
    records += batch.length;
    if (records > limits.rows) {
      throw new FacetError("unreadable_file", `The file has more than ${limits.rows} records.`, {
        fix: "Split the file.",
      });
    }
    state.advance({ records: batch.length, bytes: 0 });
  }
  return { sha256: hashed.digest(), records, kept, duplicates, refused };
}
