import { DatabaseSync } from "node:sqlite";
import type { Collection } from "@facet/ports/documents";
import { fieldValue, quote, tableOf } from "./index-sql.ts";

export interface StoreCopy {
  /** How many documents each collection holds, by the name of the collection. */
  readonly documents: Readonly<Record<string, number>>;
  /** Every value that `field` has in `collection`. */
  readonly values: ReadonlySet<string>;
}

const tablePrefix = "documents_";

/** Counts what a copied store file holds, of all organisations, and lists the values of one field. The file is not changed. */
export function readCopy(file: string, collection: Collection<unknown>, field: string): StoreCopy {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .all()
      .map(({ name }) => String(name))
      .filter((name) => name.startsWith(tablePrefix));
    const count = (table: string) =>
      Number(database.prepare(`SELECT count(*) AS rows FROM ${quote(table)}`).get()?.rows);
    const values = new Set<string>();
    const table = tableOf(collection);
    if (tables.includes(table)) {
      const rows = database.prepare(`SELECT DISTINCT ${fieldValue(field)} AS value FROM ${quote(table)}`);
      for (const row of rows.iterate()) values.add(String(row.value));
    }
    return {
      documents: Object.fromEntries(tables.map((name) => [name.slice(tablePrefix.length), count(name)])),
      values,
    };
  } finally {
    database.close();
  }
}
