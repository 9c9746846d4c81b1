import type { Collection, Stored } from "@facet/ports/documents";
import { decodeDocument } from "../decode-document.ts";
import { documentError } from "../document-error.ts";
import { quote, tableOf } from "./index-sql.ts";
import type { Database } from "./open-database.ts";
import { copyJson } from "./remember-rows.ts";

interface RowSql {
  readonly revision: string;
  readonly read: string;
  readonly put: string;
  readonly drop: string;
}

const written = new WeakMap<Collection<unknown>, RowSql>();

/** The statements of a collection, written once: every request reads rows. */
function sqlOf(collection: Collection<unknown>): RowSql {
  const known = written.get(collection);
  if (known !== undefined) return known;
  const table = quote(tableOf(collection));
  const sql: RowSql = {
    revision: `SELECT revision FROM ${table} WHERE owner = ? AND id = ?`,
    read: `SELECT revision, schema_version, body FROM ${table} WHERE owner = ? AND id = ?`,
    put: `INSERT INTO ${table} (owner, id, revision, schema_version, body) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (owner, id) DO UPDATE SET revision = excluded.revision, schema_version = excluded.schema_version, body = excluded.body`,
    drop: `DELETE FROM ${table} WHERE owner = ? AND id = ?`,
  };
  written.set(collection, sql);
  return sql;
}

/** A document's row as the validation compares it; 0 stands for an absent document. */
export function revisionOf(
  database: Database,
  collection: Collection<unknown>,
  owner: string,
  id: string,
): number {
  const row = database.statement(sqlOf(collection).revision).get(owner, id);
  return row === undefined ? 0 : Number(row.revision);
}

/** A fresh copy on every call: what a caller does to it reaches nobody else. */
export function readRow<T>(
  database: Database,
  collection: Collection<T>,
  owner: string,
  id: string,
): { stored: Stored<T>; revision: number } | undefined {
  const place = placeOf(collection, owner, id);
  const known = database.remembered.find(place);
  // Only this function fills it, from the same collection.
  if (known !== undefined) return rowOf(id, copyJson(known.data as T), known.revision);
  const row = database.statement(sqlOf(collection).read).get(owner, id);
  if (row === undefined) return undefined;
  const revision = Number(row.revision);
  const body = String(row.body);
  const data = decodeDocument(collection, id, Number(row.schema_version), parseBody(collection, id, body));
  database.remembered.keep(place, { data: copyJson(data), revision }, body.length);
  return rowOf(id, data, revision);
}

/** No name of a collection and no owner has a slash. */
const placeOf = (collection: Collection<unknown>, owner: string, id: string) =>
  `${collection.name}/${owner}/${id}`;

function rowOf<T>(id: string, data: T, revision: number): { stored: Stored<T>; revision: number } {
  return { stored: { id, data, revision: String(revision) }, revision };
}

function parseBody(collection: Collection<unknown>, id: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw documentError("StoredShape", `${collection.name}/${id}: the body is not JSON`, error);
  }
}

export function putRow(
  database: Database,
  collection: Collection<unknown>,
  owner: string,
  id: string,
  revision: number,
  body: string,
): void {
  database.remembered.forget(placeOf(collection, owner, id));
  database.statement(sqlOf(collection).put).run(owner, id, revision, collection.schemaVersion, body);
}

export function dropRow(
  database: Database,
  collection: Collection<unknown>,
  owner: string,
  id: string,
): void {
  database.remembered.forget(placeOf(collection, owner, id));
  database.statement(sqlOf(collection).drop).run(owner, id);
}
