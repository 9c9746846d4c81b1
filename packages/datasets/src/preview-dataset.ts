import type { DatasetPreview, Mapping } from "@facet/contracts/datasets/dataset";
import { detectDataset } from "./detect-dataset.ts";
import type { ByteSource } from "./formats/byte-source.ts";
import { rowTypeOf } from "./mapping/detect-mapping.ts";
import type { Refusal } from "./records/refusal.ts";
import { isRefusal, refusedRow } from "./records/refusal.ts";
import { contentKey, toCanonical } from "./rows/canonical.ts";
import type { CanonicalContent } from "./rows/canonical-content.ts";

export interface PreviewOptions {
  /** The file's bytes, from the first one. A few megabytes are enough; reading stops early. */
  readonly source: ByteSource;
  /** True when the source may end before the file does, as while it is being uploaded. */
  readonly partial: boolean;
  /** Null: as detected. */
  readonly mapping: Mapping | null;
  /** Rows wanted, of which fewer may be there. */
  readonly rows: number;
}

/**
 * What an import would make of a file: detection, the first canonical rows, and the refused records on the way to
 * them. Throws FacetError for what is not JSONL, JSON or CSV in UTF-8.
 */
export async function previewDataset({
  source,
  partial,
  mapping,
  rows,
}: PreviewOptions): Promise<DatasetPreview> {
  const { detection, sample } = await detectDataset(source, { partial });
  const chosen = mapping ?? detection.mapping;
  const preview: DatasetPreview = {
    detection: mapping === null ? detection : { ...detection, mapping, type: rowTypeOf(mapping) },
    rows: [],
    refused: [],
  };
  for (const record of sample) {
    if (preview.rows.length >= rows) break;
    const { row, source: text } = record;
    let made: CanonicalContent | Refusal | null = record.refusal;
    if (record.fields !== null) made = chosen === null ? null : toCanonical(record.fields, chosen);
    if (made === null) continue;
    if (isRefusal(made)) preview.refused.push(refusedRow(row, made, text));
    else
      preview.rows.push({
        row,
        key: contentKey(made.content),
        type: made.type,
        content: JSON.parse(made.content),
      });
  }
  return preview;
}
