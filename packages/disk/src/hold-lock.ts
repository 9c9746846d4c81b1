import { DatabaseSync } from "node:sqlite";

export interface HeldLock {
  release(): void;
}

/**
 * - `owner`: one at a time; lives beside `shared`.
 * - `shared`: many at a time.
 * - `alone`: nobody else, of any kind.
 */
export type LockKind = "owner" | "shared" | "alone";

const begin: Readonly<Record<LockKind, string>> = {
  owner: "BEGIN IMMEDIATE",
  shared: "BEGIN; SELECT count(*) FROM sqlite_schema",
  alone: "BEGIN EXCLUSIVE",
};

const busy = 5;

/**
 * Takes a lock among processes (and within this one) on `file`, or returns undefined when another holds it. The kernel
 * frees it when the process dies in any way, so that no lock is ever stale. Node has no file locks of its own; SQLite's
 * are the portable ones at hand: the file is an empty database whose transaction is held open and never writes.
 * Nothing else may open `file`: closing any descriptor of it drops the lock.
 */
export function holdLock(file: string, kind: LockKind): HeldLock | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec("PRAGMA journal_mode = MEMORY");
    database.exec(begin[kind]);
  } catch (error) {
    database.close();
    if (error instanceof Error && "errcode" in error && error.errcode === busy) return undefined;
    throw error;
  }
  return {
    release: () => {
      if (database.isOpen) database.close();
    },
  };
}
