import { chmodSync, closeSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { makeFolder } from "@facet/disk/make-folder";
import type { Registry } from "../check-collections.ts";
import { documentError } from "../document-error.ts";
import { openLogCheckpoints } from "./checkpoint-log.ts";
import { openLogFlush } from "./flush-log.ts";
import { ownStoreFile } from "./own-store-file.ts";
import { prepareSchema } from "./prepare-schema.ts";
import { type RememberedRows, rememberRows } from "./remember-rows.ts";
import { explainSqliteError } from "./sqlite-error.ts";

/** An open store file with its prepared statements. */
export interface Database {
  readonly file: string;
  readonly remembered: RememberedRows;
  exec(sql: string): void;
  statement(sql: string): StatementSync;
  /** Resolves once what was committed before the call is on the disk. */
  flush(): Promise<void>;
  /** Refuses everything from the call on; resolves once the file is whole and free. */
  close(): Promise<void>;
}

/**
 * WAL with `synchronous = NORMAL`: SQLite itself keeps the file whole but does not flush each commit. `flush` does that
 * before a commit is acknowledged, so that it survives power loss as well as kill -9, without holding up the process.
 * `checkpoint_fullfsync` asks the same of macOS, whose plain fsync stops at the drive. A thread of its own copies the log
 * into the file, see `checkpoint-log.ts`.
 */
const settings = `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA checkpoint_fullfsync = ON;
  PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 67108864;
  PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF`;

/** Opens and, if it is new, makes the store file (0600), and owns it until `close`. */
export async function openDatabase(file: string, registry: Registry): Promise<Database> {
  await makeFolder(dirname(file));
  const lock = ownStoreFile(file);
  let database: DatabaseSync | undefined;
  try {
    // SQLite gives its WAL the mode of the main file, so the main file has it first.
    closeSync(openSync(file, "a", 0o600));
    chmodSync(file, 0o600);
    database = new DatabaseSync(file, { timeout: 100 });
    database.exec(settings);
    prepareSchema(database, registry, file);
  } catch (error) {
    database?.close();
    lock.release();
    throw explainSqliteError(error, file);
  }
  return hold(database, file, () => lock.release());
}

function hold(database: DatabaseSync, file: string, release: () => void): Database {
  const statements = new Map<string, StatementSync>();
  const remembered = rememberRows();
  const log = openLogFlush(file);
  const checkpoints = openLogCheckpoints({
    file,
    finish: () => database.exec("PRAGMA wal_checkpoint(PASSIVE)"),
    takeOver: () => database.exec("PRAGMA wal_autocheckpoint = 1000"),
  });
  let closing: Promise<void> | undefined;
  const checkOpen = () => {
    if (closing !== undefined) throw documentError("StoreUnavailable", `The store ${file} is closed`);
  };
  return {
    file,
    get remembered() {
      checkOpen();
      return remembered;
    },
    exec: (sql) => {
      checkOpen();
      database.exec(sql);
    },
    statement: (sql) => {
      checkOpen();
      const kept = statements.get(sql);
      if (kept !== undefined) return kept;
      const prepared = database.prepare(sql);
      statements.set(sql, prepared);
      return prepared;
    },
    flush: () => {
      checkpoints.committed();
      return log.flush();
    },
    close: () => {
      closing ??= end();
      return closing;
    },
  };

  async function end(): Promise<void> {
    log.close();
    statements.clear();
    await checkpoints.close();
    try {
      database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      database.close();
      release();
    }
  }
}
