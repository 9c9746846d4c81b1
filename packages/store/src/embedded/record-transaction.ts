import type {
  Collection,
  Query,
  QueryShape,
  StoreContext,
  Stored,
  Transaction,
} from "@facet/ports/documents";
import type { Registry } from "../check-collections.ts";
import { checkQuery } from "../check-query.ts";
import { isDocumentId } from "../document-id.ts";
import { encodeWrite } from "../encode-write.ts";
import { guardTransaction } from "../guard-transaction.ts";
import { type FoundRow, findRows } from "./find-rows.ts";
import type { Database } from "./open-database.ts";
import { readRow, revisionOf } from "./rows.ts";

export type Write =
  | {
      readonly kind: "create" | "set";
      readonly collection: Collection<unknown>;
      readonly owner: string;
      readonly id: string;
      readonly body: string;
    }
  | {
      readonly kind: "remove";
      readonly collection: Collection<unknown>;
      readonly owner: string;
      readonly id: string;
    };

/** One run of a transaction's function: what it read, and what it wants to write. */
export interface Recording {
  readonly tx: Transaction;
  readonly writes: readonly Write[];
  /** True while every read of this run would give the same answer again, phantoms and absences included. */
  readsHold(): boolean;
  /** The handle is dead from here on. */
  end(): void;
}

interface SeenDocument {
  readonly collection: Collection<unknown>;
  readonly owner: string;
  readonly id: string;
  readonly revision: number;
}
interface SeenQuery {
  readonly collection: Collection<unknown>;
  readonly owner: string;
  readonly shape: QueryShape;
  readonly query: Query;
  readonly rows: readonly FoundRow[];
}

const sameRows = (before: readonly FoundRow[], after: readonly FoundRow[]) =>
  before.length === after.length &&
  before.every((row, index) => row.id === after[index]?.id && row.revision === after[index]?.revision);

export function recordTransaction(
  database: Database,
  registry: Registry,
  context: StoreContext,
  now: string,
): Recording {
  const documents: SeenDocument[] = [];
  const queries: SeenQuery[] = [];
  const writes: Write[] = [];
  const { checkReadable, checkWritable, end } = guardTransaction(registry, context, writes);
  const add = <T>(kind: "create" | "set", collection: Collection<T>, id: string, data: T) => {
    const owner = checkWritable(collection, id);
    writes.push({
      kind,
      collection,
      owner,
      id,
      body: encodeWrite(collection, id, data),
    });
  };

  const tx: Transaction = {
    now,
    get: async <T>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined> => {
      const owner = checkReadable(collection);
      if (!isDocumentId(id)) return undefined;
      const row = readRow(database, collection, owner, id);
      documents.push({ collection, owner, id, revision: row?.revision ?? 0 });
      return row?.stored;
    },
    query: async <T>(collection: Collection<T>, shapeName: string, asked: Query): Promise<Stored<T>[]> => {
      const owner = checkReadable(collection);
      const shape = checkQuery(collection, shapeName, asked);
      const query = structuredClone(asked);
      const rows = findRows(database, collection, shape, owner, query);
      queries.push({ collection, owner, shape, query, rows });
      return readFound(database, collection, owner, rows);
    },
    create: (collection, id, data) => add("create", collection, id, data),
    set: (collection, id, data) => add("set", collection, id, data),
    remove: (collection, id) => {
      writes.push({ kind: "remove", collection, owner: checkWritable(collection, id), id });
    },
  };
  return {
    tx,
    writes,
    readsHold: () =>
      documents.every(
        (seen) => revisionOf(database, seen.collection, seen.owner, seen.id) === seen.revision,
      ) &&
      queries.every((seen) =>
        sameRows(seen.rows, findRows(database, seen.collection, seen.shape, seen.owner, seen.query)),
      ),
    end,
  };
}

/** The documents of rows that were found in this same turn of the event loop, so that none is missing. */
export function readFound<T>(
  database: Database,
  collection: Collection<T>,
  owner: string,
  rows: readonly FoundRow[],
): Stored<T>[] {
  return rows.flatMap(({ id }) => readRow(database, collection, owner, id)?.stored ?? []);
}
