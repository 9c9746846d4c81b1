import type { DatabaseSync } from "node:sqlite";
import type { Registry } from "../check-collections.ts";
import { documentError } from "../document-error.ts";
import { indexOf, quote, tableOf } from "./index-sql.ts";

/** "Face" in ASCII: marks the file as ours. */
const applicationId = 0x46616365;
const layout = 1;

function pragma(database: DatabaseSync, name: string): unknown {
  return Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}

function checkLayout(database: DatabaseSync, file: string): boolean {
  const tables = database.prepare("SELECT count(*) AS tables FROM sqlite_schema").get()?.tables;
  if (tables === 0) return true;
  if (pragma(database, "application_id") !== applicationId) {
    throw documentError(
      "StoreUnavailable",
      `${file} is not a Facet store. Move it away, or name another folder in FACET_HOME.`,
    );
  }
  const found = pragma(database, "user_version");
  if (found !== layout) {
    throw documentError(
      "StoreUnavailable",
      `The store ${file} has layout ${String(found)}, this program reads ${layout}. Start the version of Facet that wrote it.`,
    );
  }
  return false;
}

function indexNames(database: DatabaseSync): Set<string> {
  const rows = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND name LIKE 'shape\\_%' ESCAPE '\\'")
    .all();
  return new Set(rows.map((row) => String(row.name)));
}

/** Makes the tables and exactly the indexes that the declared shapes need, in one transaction. */
export function prepareSchema(database: DatabaseSync, registry: Registry, file: string): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    if (checkLayout(database, file)) {
      database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${layout};
        CREATE TABLE store (one INTEGER PRIMARY KEY CHECK (one = 1), commits INTEGER NOT NULL, now INTEGER NOT NULL) STRICT;
        INSERT INTO store VALUES (1, 0, 0);`);
    }
    const stale = indexNames(database);
    for (const collection of registry.values()) {
      database.exec(`CREATE TABLE IF NOT EXISTS ${quote(tableOf(collection))} (
        owner TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, schema_version INTEGER NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (owner, id)) STRICT`);
      for (const shape of Object.values(collection.shapes)) {
        const index = indexOf(collection, shape);
        if (!stale.delete(index.name) && !indexNames(database).has(index.name)) database.exec(index.sql);
      }
    }
    for (const name of stale) database.exec(`DROP INDEX ${quote(name)}`);
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}
