import type { FileFormat } from "@facet/contracts/datasets/dataset";
import type { ImportLimits } from "../limits.ts";
import type { FileRecord } from "../records/record.ts";
import type { ByteSource } from "./byte-source.ts";

/** The beginning of a file. */
export interface FileHead {
  readonly bytes: Buffer;
  /** The bytes as text, without byte order mark. */
  readonly text: string;
  /** True when this is the whole file. */
  readonly whole: boolean;
}

/** What a reader must know before its first record. */
export interface Layout {
  readonly format: FileFormat;
  /** CSV: what stands between cells. */
  readonly delimiter: string | null;
  /** JSON: field of the top-level object that holds the records; null when the top level is the list. */
  readonly listField: string | null;
}

export interface ReadOptions {
  readonly layout: Layout;
  readonly limits: ImportLimits;
  /** True when the source is only the head of a file: a record that is cut at its end is left out, not refused. */
  readonly partial: boolean;
}

export interface DatasetFormat {
  /** Null when the head is of another format. Throws FacetError when it is this one and cannot be used. */
  readonly detect: (head: FileHead) => Layout | null;
  /** Every record in order, in batches. Throws FacetError only where no later record could be found. */
  readonly read: (source: ByteSource, options: ReadOptions) => AsyncGenerator<FileRecord[]>;
}
