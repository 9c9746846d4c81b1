/**
 * The documents port: the part of Firestore that Facet relies on, and nothing more. An adapter refuses from the first
 * day what Firestore refuses: reads after writes in a transaction, undeclared query shapes, documents over 1 MiB, more
 * than 500 writes, more than 30 values in `in`.
 */

/** Names an organisation. The only way to reach its documents; cannot be built without an organisation. */
export interface TenantContext {
  readonly kind: "tenant";
  readonly orgId: string;
}

/** Reaches control documents only (dispatch, leases, outbox, key index, locks). Built by maintenance, the gateway and auth. */
export interface SystemContext {
  readonly kind: "system";
  /** Who asks, for the log: `maintenance`, `gateway`, `auth`. */
  readonly component: string;
}

export type StoreContext = TenantContext | SystemContext;

/** One question a collection may be asked. Firestore's indexes are generated from these. */
export interface QueryShape {
  /** Fields compared for equality, in index order. Dotted paths reach into objects. */
  readonly equals?: readonly string[];
  /** One field compared with up to 30 values. */
  readonly in?: string;
  /** One field bounded from below and/or above; it must be the first `orderBy` field. */
  readonly range?: string;
  /** Sort order. `id` is always appended as the last key, in the direction of the last field. */
  readonly orderBy?: readonly (readonly [field: string, direction: "asc" | "desc"])[];
}

/** A kind of document: its name, its home, its schema version and the questions it may be asked. */
export interface Collection<T, Shapes extends string = string> {
  /** Plural noun in camelCase, also the folder name in the store. */
  readonly name: string;
  /** `tenant`: below an organisation. `control`: beside all of them. */
  readonly scope: "tenant" | "control";
  readonly schemaVersion: number;
  /** Parses a stored body of the current version. Throws when it does not fit. */
  readonly parse: (raw: unknown) => T;
  /** `upcasters[n]` turns a body of version n into one of version n + 1. Pure. */
  readonly upcasters: Readonly<Record<number, (raw: Record<string, unknown>) => Record<string, unknown>>>;
  readonly shapes: Readonly<Record<Shapes, QueryShape>>;
}

/** A document as read. `revision` changes with every write and serves as an ETag. */
export interface Stored<T> {
  readonly id: string;
  readonly data: T;
  readonly revision: string;
}

export interface Query {
  readonly equals?: Readonly<Record<string, string | number | boolean | null>>;
  readonly in?: readonly (string | number)[];
  readonly range?: {
    readonly from?: string | number;
    readonly after?: string | number;
    readonly to?: string | number;
    readonly before?: string | number;
  };
  /** Values of the `orderBy` fields and the id of the last row seen. */
  readonly startAfter?: readonly (string | number | boolean | null)[];
  /** 1..500. */
  readonly limit: number;
}

export interface Reader {
  get<T>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined>;
  query<T, Shapes extends string>(
    collection: Collection<T, Shapes>,
    shape: NoInfer<Shapes>,
    query: Query,
  ): Promise<Stored<T>[]>;
}

/**
 * A transaction. All reads come before the first write. `fn` may run several times and has no side effects. Under a
 * tenant context it reaches that organisation's documents and control documents.
 */
export interface Transaction extends Reader {
  /** The store's own time (ISO, milliseconds). Never goes back; after a restart, never behind any that was committed. */
  readonly now: string;
  /** Fails with `DocumentExists` at commit when the id is taken: the claim document that stands for a unique index. */
  create<T>(collection: Collection<T>, id: string, data: T): void;
  /** Writes the whole document. The reads of this transaction guard it. */
  set<T>(collection: Collection<T>, id: string, data: T): void;
  remove<T>(collection: Collection<T>, id: string): void;
}

/** A store bound to one context. */
export interface BoundDocuments extends Reader {
  transact<R>(fn: (tx: Transaction) => Promise<R>): Promise<R>;
}

export interface Documents {
  bind(context: StoreContext): BoundDocuments;
  /** Resolves when the store answers; rejects with the reason. For readiness. */
  check(): Promise<void>;
  close(): Promise<void>;
}
