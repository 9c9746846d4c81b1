import { realpath } from "node:fs/promises";
import { dirname } from "node:path";
import type { DuckDBValue } from "@duckdb/node-api";
import { sqlText, withLockedDatabase } from "./locked-database.ts";

export interface PageRequest {
  /** Path of a Parquet file on this machine. */
  readonly path: string;
  /** Rows to leave out. */
  readonly offset: number;
  readonly limit: number;
}

export interface PageQuery extends PageRequest {
  readonly columns: readonly string[] | "*";
  /** SQL of our own, never of a user; `$name` stands for `values.name`. */
  readonly where?: string | undefined;
  readonly values?: Record<string, DuckDBValue> | undefined;
}

export interface Page<Row> {
  readonly rows: Row[];
  /** Rows in the file that fit, on all pages. */
  readonly total: number;
}

const memory = "256MB";
const threads = 2;

/** Reads one page of a Parquet file in the order of its rows. Without a condition only the pages's row groups are read. */
export async function readPage(query: PageQuery): Promise<Page<Record<string, DuckDBValue>>> {
  const path = await realpath(query.path);
  const columns = query.columns === "*" ? "*" : query.columns.map((name) => `"${name}"`).join(", ");
  const values = query.values ?? {};
  const numbers = `from ${query.offset} limit ${query.limit}`;
  if (![query.offset, query.limit].every((number) => Number.isSafeInteger(number) && number >= 0)) {
    throw new RangeError(`not a page: ${numbers}`);
  }
  return withLockedDatabase({ folder: dirname(path), memory, threads }, async (connection) => {
    const file = `read_parquet(${sqlText(path)}, file_row_number = true)`;
    const select = `SELECT ${columns === "*" ? "* EXCLUDE (file_row_number)" : columns} FROM ${file}`;
    const where = query.where === undefined ? "" : `WHERE ${query.where}`;
    const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${file} ${where}`, values);
    const page =
      query.where === undefined
        ? `WHERE file_row_number >= ${query.offset} AND file_row_number < ${query.offset + query.limit}`
        : `${where} ORDER BY file_row_number LIMIT ${query.limit} OFFSET ${query.offset}`;
    const reader = await connection.runAndReadAll(`${select} ${page}`, values);
    return { rows: reader.getRowObjects(), total: Number(counted.getRows()[0]?.[0] ?? 0) };
  });
}
