import type { Refusal } from "./refusal.ts";

/** One record of a file: its fields, or why it cannot be read. */
export type FileRecord = ReadableRecord | UnreadableRecord;

export interface ReadableRecord {
  /** 1-based number of the record in the file. */
  readonly row: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly refusal: null;
  /** The record as it stands in the file; for excerpts, and possibly cut. */
  readonly source: string;
}

export interface UnreadableRecord {
  readonly row: number;
  readonly fields: null;
  readonly refusal: Refusal;
  readonly source: string;
}

export function readable(row: number, fields: Record<string, unknown>, source: string): ReadableRecord {
  return { row, fields, refusal: null, source };
}

export function unreadable(row: number, refusal: Refusal, source: string): UnreadableRecord {
  return { row, fields: null, refusal, source };
}
