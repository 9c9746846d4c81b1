import type { Clock } from "@facet/ports/clock";
import type { BoundDocuments, Collection, Documents, StoreContext } from "@facet/ports/documents";
import { systemClock } from "@facet/ports/system-clock";
import { checkCollections, checkRegistered } from "../check-collections.ts";
import { checkQuery } from "../check-query.ts";
import { isDocumentId } from "../document-id.ts";
import { checkContext, ownerOf } from "../owner-of.ts";
import { findRows } from "./find-rows.ts";
import { keepStoreTime } from "./keep-store-time.ts";
import { openDatabase } from "./open-database.ts";
import { readFound } from "./record-transaction.ts";
import { readRow } from "./rows.ts";
import { type Engine, type OnRetry, runTransaction } from "./run-transaction.ts";
import { explainSqliteError } from "./sqlite-error.ts";

export interface EmbeddedDocumentsOptions {
  /** Absolute path of the SQLite file; made, with its folder, when absent. */
  readonly file: string;
  /** Every collection that will be used. Their shapes become the indexes. */
  readonly collections: readonly Collection<unknown>[];
  readonly clock?: Clock;
  readonly onRetry?: OnRetry;
}

/**
 * Documents in one SQLite file that this process owns. Reads and commits are synchronous underneath and short; a
 * transaction is never open while its function awaits. Throws `StoreUnavailable` with cause and fix.
 */
export async function openEmbeddedDocuments(options: EmbeddedDocumentsOptions): Promise<Documents> {
  const clock = options.clock ?? systemClock;
  const registry = checkCollections(options.collections);
  const database = await openDatabase(options.file, registry);
  const persisted = Number(database.statement("SELECT now FROM store").get()?.now);
  const engine: Engine = {
    database,
    registry,
    clock,
    time: keepStoreTime(clock, persisted),
    onRetry: options.onRetry,
  };
  return {
    bind: (context) => bind(engine, context),
    check: async () => {
      explained(engine, () => database.statement("SELECT commits FROM store").get());
    },
    close: () => database.close(),
  };
}

function bind(engine: Engine, context: StoreContext): BoundDocuments {
  checkContext(context);
  const bound = { ...context };
  const { database, registry } = engine;
  return {
    get: async (collection, id) => {
      checkRegistered(registry, collection);
      const owner = ownerOf(bound, collection);
      return isDocumentId(id)
        ? explained(engine, () => readRow(database, collection, owner, id)?.stored)
        : undefined;
    },
    query: async (collection, shapeName, query) => {
      checkRegistered(registry, collection);
      const owner = ownerOf(bound, collection);
      const shape = checkQuery(collection, shapeName, query);
      return explained(engine, () =>
        readFound(database, collection, owner, findRows(database, collection, shape, owner, query)),
      );
    },
    transact: (fn) => runTransaction(engine, bound, fn),
  };
}

function explained<R>({ database }: Engine, read: () => R): R {
  try {
    return read();
  } catch (error) {
    throw explainSqliteError(error, database.file);
  }
}
