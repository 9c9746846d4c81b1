import type { Detection } from "@facet/contracts/datasets/dataset";
import type { ByteSource } from "./formats/byte-source.ts";
import type { Layout } from "./formats/format.ts";
import { formats } from "./formats/formats.ts";
import { openFormat } from "./formats/open-format.ts";
import type { ImportLimits } from "./limits.ts";
import { defaultLimits } from "./limits.ts";
import { detectMapping, rowTypeOf } from "./mapping/detect-mapping.ts";
import { profileColumns } from "./mapping/profile-columns.ts";
import type { FileRecord } from "./records/record.ts";

export interface DetectedDataset {
  readonly detection: Detection;
  readonly layout: Layout;
  /** The records that were looked at, unreadable ones among them. */
  readonly sample: readonly FileRecord[];
}

interface DetectOptions {
  /** True when the source is only the head of a file. */
  readonly partial?: boolean;
  readonly limits?: ImportLimits;
}

const sampleRecords = 200;
/** Records may have megabytes; a few of them are sample enough. */
const sampleBytes = 16 * 1024 ** 2;

/**
 * Finds format, row type and mapping from the first records, and stops reading there. The type is null when the
 * columns fit none. Throws FacetError (`empty_file`, `unreadable_file`) for what is not JSONL, JSON or CSV in UTF-8.
 */
export async function detectDataset(file: ByteSource, options: DetectOptions = {}): Promise<DetectedDataset> {
  const limits = options.limits ?? defaultLimits;
  const partial = options.partial ?? false;
  const { layout, source } = await openFormat(file, partial);
  const sample: FileRecord[] = [];
  let bytes = 0;
  const counted = countBytes(source, (length) => {
    bytes += length;
  });
  for await (const records of formats[layout.format].read(counted, { layout, limits, partial })) {
    for (const record of records.slice(0, sampleRecords - sample.length)) sample.push(record);
    if (sample.length >= sampleRecords || bytes >= sampleBytes) break;
  }
  const fields = sample.flatMap((record) => (record.fields === null ? [] : [record.fields]));
  const columns = profileColumns(fields);
  const found = detectMapping(fields, columns);
  return {
    detection: {
      format: layout.format,
      type: found.mapping === null ? null : rowTypeOf(found.mapping),
      ...found,
      columns,
      delimiter: layout.delimiter,
    },
    layout,
    sample,
  };
}

async function* countBytes(
  source: ByteSource,
  onBytes: (length: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    onBytes(chunk.byteLength);
    yield chunk;
  }
}
