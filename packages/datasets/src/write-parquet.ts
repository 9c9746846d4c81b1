import { rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { sqlText, withLockedDatabase } from "./database/locked-database.ts";

interface SmallTable {
  /** Absolute path of the file to write; its folder is there. */
  readonly path: string;
  /** Name and DuckDB type of each column, in order. */
  readonly columns: Readonly<Record<string, string>>;
  /** What a row leaves out is null. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Writes rows that are in memory as a Parquet file. Equal rows give equal bytes. */
export async function writeParquet({ path, columns, rows }: SmallTable): Promise<void> {
  const [lines, aside] = [`${path}.ndjson`, `${path}.partial`];
  await writeFile(lines, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  const types = Object.entries(columns).map(([name, type]) => `${sqlText(name)}: ${sqlText(type)}`);
  const source =
    rows.length > 0
      ? `SELECT * FROM read_json(${sqlText(lines)}, format = 'newline_delimited', columns = {${types.join(", ")}})`
      : `SELECT ${Object.entries(columns)
          .map(([name, type]) => `NULL::${type} AS "${name}"`)
          .join(", ")} WHERE false`;
  try {
    await withLockedDatabase({ folder: dirname(path), memory: "256MB", threads: 1 }, (connection) =>
      connection.run(`COPY (${source}) TO ${sqlText(aside)} (FORMAT parquet, COMPRESSION zstd)`),
    );
    await rename(aside, path);
  } finally {
    await rm(lines, { force: true });
    await rm(aside, { force: true });
  }
}
