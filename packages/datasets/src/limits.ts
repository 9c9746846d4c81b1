/** What one import may cost. Uploads are hostile, so every figure is a hard stop. */
export interface ImportLimits {
  /** Bytes of one file. */
  readonly fileBytes: number;
  /** Records of all files together, refused ones included. */
  readonly rows: number;
  /** Bytes of one record; a longer one is refused and skipped without being held. */
  readonly recordBytes: number;
  /** Levels of lists and objects in a record. */
  readonly depth: number;
  /** Keys and list items in a record. */
  readonly values: number;
  readonly columns: number;
  /** DuckDB's own memory; past it, tables go to disk. */
  readonly databaseMemory: string;
  /** Of DuckDB; the parsing beside it has one of its own. */
  readonly threads: number;
}

export const defaultLimits: ImportLimits = {
  fileBytes: 64 * 1024 ** 3,
  rows: 20_000_000,
  recordBytes: 4 * 1024 ** 2,
  depth: 64,
  values: 50_000,
  columns: 1_000,
  databaseMemory: "192MB",
  threads: 1,
};
