import type { Collection, Query, StoreContext, Stored, Transaction } from "@facet/ports/documents";
import type {
  DocumentReference,
  Query as FirestoreQuery,
  QuerySnapshot,
  Transaction as Snapshot,
  Timestamp,
} from "@google-cloud/firestore";
import { checkQuery } from "../check-query.ts";
import { isDocumentId } from "../document-id.ts";
import { guardTransaction } from "../guard-transaction.ts";
import { buildQuery } from "./build-query.ts";
import { type Engine, explained } from "./engine.ts";
import { folderOf, referenceTo } from "./firestore-client.ts";
import { fromSnapshot, type StoredFields, toFields } from "./stored-document.ts";

export interface Write {
  readonly kind: "create" | "set" | "remove";
  /** `collection/id`, for messages. */
  readonly place: string;
  readonly reference: DocumentReference;
  /** Absent when the document is removed. */
  readonly fields?: StoredFields;
}

export interface SeenDocument {
  readonly reference: DocumentReference;
  /** Undefined: there was none. */
  readonly updateTime: Timestamp | undefined;
}

export interface SeenQuery {
  readonly query: FirestoreQuery;
  /** The same for questions that look at the same rows: the folder, and what its documents are compared with. */
  readonly range: string;
  readonly rows: readonly SeenDocument[];
}

/** One run of a transaction's function: what it read, and what it wants to write. */
export interface Run {
  readonly tx: Transaction;
  /** By path. */
  readonly documents: ReadonlyMap<string, SeenDocument>;
  readonly queries: readonly SeenQuery[];
  readonly writes: readonly Write[];
  /** The handle is dead from here on. */
  end(): void;
}

/** Reads from one snapshot of the store, without a lock; `now` is the time of that snapshot. */
export function recordRun(engine: Engine, context: StoreContext, snapshot: Snapshot, now: string): Run {
  const { firestore, registry } = engine;
  const documents = new Map<string, SeenDocument>();
  const queries: SeenQuery[] = [];
  const writes: Write[] = [];
  const { checkReadable, checkWritable, end } = guardTransaction(registry, context, writes);
  const write = <T>(kind: Write["kind"], collection: Collection<T>, id: string, data?: T) => {
    const owner = checkWritable(collection, id);
    const reference = referenceTo(firestore, collection, owner, id);
    writes.push({
      kind,
      place: `${collection.name}/${id}`,
      reference,
      ...(data === undefined ? {} : { fields: toFields(collection, id, data) }),
    });
  };

  const tx: Transaction = {
    now,
    get: async <T>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined> => {
      const owner = checkReadable(collection);
      if (!isDocumentId(id)) return undefined;
      const reference = referenceTo(firestore, collection, owner, id);
      const found = await explained(engine, () => snapshot.get(reference));
      documents.set(reference.path, { reference, updateTime: found.updateTime });
      return fromSnapshot(collection, found);
    },
    query: async <T>(collection: Collection<T>, shapeName: string, asked: Query): Promise<Stored<T>[]> => {
      const owner = checkReadable(collection);
      const shape = checkQuery(collection, shapeName, asked);
      const folder = folderOf(firestore, collection, owner);
      const query = buildQuery(folder, shape, asked);
      const found = await explained(engine, () => snapshot.get(query));
      const range = `${folder.path} ${JSON.stringify([(shape.equals ?? []).map((field) => asked.equals?.[field]), shapeName, asked.in])}`;
      queries.push({ query, range, rows: rowsOf(found) });
      return found.docs.flatMap((document) => fromSnapshot(collection, document) ?? []);
    },
    create: (collection, id, data) => write("create", collection, id, data),
    set: (collection, id, data) => write("set", collection, id, data),
    remove: (collection, id) => write("remove", collection, id),
  };
  return {
    tx,
    documents,
    queries,
    writes,
    end,
  };
}

export function rowsOf(found: QuerySnapshot): SeenDocument[] {
  return found.docs.map(({ ref, updateTime }) => ({ reference: ref, updateTime }));
}
