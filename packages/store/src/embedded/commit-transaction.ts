import { documentError } from "../document-error.ts";
import type { Database } from "./open-database.ts";
import type { Recording, Write } from "./record-transaction.ts";
import { dropRow, putRow, revisionOf } from "./rows.ts";

function apply(database: Database, write: Write, revision: number): void {
  const { collection, owner, id } = write;
  if (write.kind === "remove") {
    dropRow(database, collection, owner, id);
    return;
  }
  if (write.kind === "create" && revisionOf(database, collection, owner, id) !== 0) {
    throw documentError("DocumentExists", `${collection.name}/${id} exists already`);
  }
  putRow(database, collection, owner, id, revision, write.body);
}

/**
 * Validates the reads and applies the writes in one synchronous transaction: no other code of this process runs between
 * BEGIN and COMMIT. False when a read no longer holds. The number of the commit is the revision of all it wrote; it
 * never comes twice, so that a removed and recreated document has a new one.
 */
export function commitTransaction(database: Database, recording: Recording, nowMs: number): boolean {
  if (recording.writes.length === 0) return recording.readsHold();
  database.exec("BEGIN IMMEDIATE");
  try {
    if (!recording.readsHold()) {
      database.exec("ROLLBACK");
      return false;
    }
    const row = database
      .statement("UPDATE store SET commits = commits + 1, now = max(now, ?) RETURNING commits")
      .get(nowMs);
    const revision = Number(row?.commits);
    for (const write of recording.writes) apply(database, write, revision);
    database.exec("COMMIT");
    return true;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

function rollBack(database: Database): void {
  try {
    database.exec("ROLLBACK");
  } catch {
    // Some failures (a full disk, an I/O error) have rolled back already.
  }
}
