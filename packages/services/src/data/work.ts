import type { Lane } from "@facet/contracts/runners/runner";
import type { Collection, Query, Stored, Transaction } from "@facet/ports/documents";
import type { Metrics } from "@facet/ports/metrics";
import { type OutboxRow, outbox } from "./collections/outbox.ts";

/** What follows a commit. */
export interface Aftermath {
  readonly lanes: ReadonlyMap<Lane, string>;
  readonly signals: readonly { readonly topic: string; readonly message: string | undefined }[];
  readonly measured: readonly ((metrics: Metrics) => void)[];
}

type LaterRow = OutboxRow extends infer Row
  ? Row extends { type: "wake-up" }
    ? never
    : Omit<Row, "createdAt">
  : never;

/**
 * One transaction as verbs see it. Writes are kept back until the verb's function returns, so that small steps which
 * read and write can follow one another; a `get` sees what was written before it, a `query` does not.
 */
export interface Work extends Transaction {
  /** Of the request that this is done for, where it is traced. */
  readonly traceparent: string | undefined;
  /** Wakes the runners of a lane once committed. An outbox row stands for it until that has happened. */
  wake(lane: Lane): void;
  /** Leaves a duty to the relay, which does it within seconds and repeats it until it is done. */
  later(row: LaterRow): void;
  /** Tells live readers once committed. */
  signal(topic: string, message?: string): void;
  /** Counts once committed; a transaction that runs again counts once. */
  measure(record: (metrics: Metrics) => void): void;
  /** A value kept for the length of this transaction. */
  memo<T>(key: string, make: () => T): T;
  /** Runs just before the writes are handed over: for what is gathered over several steps. */
  beforeWriting(gather: () => void): void;
}

interface PendingWrite {
  readonly collection: Collection<unknown>;
  readonly id: string;
  readonly operation: "create" | "set" | "remove";
  readonly data?: unknown;
}

export interface OpenWork {
  readonly work: Work;
  /** Hands every write to the transaction and tells what follows the commit. */
  readonly flush: () => Aftermath;
}

export function openWork(tx: Transaction, traceparent?: string): OpenWork {
  const pending = new Map<string, PendingWrite>();
  const memos = new Map<string, unknown>();
  const gatherers: (() => void)[] = [];
  const lanes = new Map<Lane, string>();
  const signals: { topic: string; message: string | undefined }[] = [];
  const measured: ((metrics: Metrics) => void)[] = [];
  const place = (collection: Collection<unknown>, id: string) => `${collection.name}/${id}`;

  const put = (operation: "create" | "set", collection: Collection<unknown>, id: string, data: unknown) => {
    const before = pending.get(place(collection, id))?.operation;
    const as = before === "create" ? "create" : before === "remove" ? "set" : operation;
    pending.set(place(collection, id), { collection, id, operation: as, data });
  };

  const work: Work = {
    now: tx.now,
    traceparent,
    async get<T>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined> {
      const written = pending.get(place(collection, id));
      if (written === undefined) return tx.get(collection, id);
      // Only `put` fills this, with the data of the same collection.
      return written.operation === "remove" ? undefined : { id, data: written.data as T, revision: "" };
    },
    query: <T, Shapes extends string>(
      collection: Collection<T, Shapes>,
      shape: NoInfer<Shapes>,
      query: Query,
    ) => tx.query(collection, shape, query),
    create: (collection, id, data) => put("create", collection, id, data),
    set: (collection, id, data) => put("set", collection, id, data),
    remove(collection, id) {
      if (pending.get(place(collection, id))?.operation === "create") pending.delete(place(collection, id));
      else pending.set(place(collection, id), { collection, id, operation: "remove" });
    },
    wake(lane) {
      if (lanes.has(lane)) return;
      const id = crypto.randomUUID();
      lanes.set(lane, id);
      put("create", outbox, id, { type: "wake-up", lane, createdAt: tx.now } satisfies OutboxRow);
    },
    later: (row) =>
      put("create", outbox, crypto.randomUUID(), { ...row, createdAt: tx.now } satisfies OutboxRow),
    signal(topic, message) {
      if (!signals.some((one) => one.topic === topic && one.message === message))
        signals.push({ topic, message });
    },
    measure: (record) => void measured.push(record),
    memo<T>(key: string, make: () => T): T {
      if (!memos.has(key)) memos.set(key, make());
      // A key names one kind of value.
      return memos.get(key) as T;
    },
    beforeWriting: (gather) => void gatherers.push(gather),
  };

  return {
    work,
    flush() {
      for (const gather of gatherers) gather();
      for (const { collection, id, operation, data } of pending.values()) {
        if (operation === "remove") tx.remove(collection, id);
        else if (operation === "create") tx.create(collection, id, data);
        else tx.set(collection, id, data);
      }
      return { lanes, signals, measured };
    },
  };
}
