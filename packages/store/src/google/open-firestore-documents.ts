import type { Clock } from "@facet/ports/clock";
import type { BoundDocuments, Collection, Documents, StoreContext } from "@facet/ports/documents";
import { systemClock } from "@facet/ports/system-clock";
import { checkCollections, checkRegistered } from "../check-collections.ts";
import { checkQuery } from "../check-query.ts";
import { isDocumentId } from "../document-id.ts";
import { checkContext, ownerOf } from "../owner-of.ts";
import { answerWithin } from "./answer-within.ts";
import { buildQuery } from "./build-query.ts";
import { type Engine, explained } from "./engine.ts";
import { type FirestorePlace, folderOf, openFirestore, referenceTo } from "./firestore-client.ts";
import { readStoreTime } from "./read-store-time.ts";
import { runTransaction } from "./run-transaction.ts";
import { fromSnapshot } from "./stored-document.ts";
import { takeTurns } from "./take-turns.ts";

export interface FirestoreDocumentsOptions extends FirestorePlace {
  /** Every collection that will be used. Their shapes need the indexes of `describeIndexes`. */
  readonly collections: readonly Collection<unknown>[];
  readonly clock?: Clock;
  /** Told of each transaction that begins again. */
  readonly onRetry?: (reason: "conflict") => void;
}

/** A probe wants an answer, also a bad one. */
const checkMs = 5000;
/** Calls that hang are left behind: whoever closes a store is about to leave. */
const closeMs = 2000;

/**
 * Documents in Firestore, for any number of processes. A transaction's function reads one snapshot, without locks; what
 * it read is looked at again in the commit. Nothing is asked before the first call; `StoreUnavailable` says what is wrong.
 */
export async function openFirestoreDocuments(options: FirestoreDocumentsOptions): Promise<Documents> {
  const { collections, clock = systemClock, onRetry, ...place } = options;
  const registry = checkCollections(collections);
  const firestore = await openFirestore(place);
  let closing: Promise<void> | undefined;
  const { projectId } = place;
  const engine: Engine = {
    firestore,
    projectId,
    registry,
    clock,
    onRetry,
    turns: takeTurns(),
    running: new Set(),
    isClosed: () => closing !== undefined,
  };
  return {
    bind: (context) => bind(engine, context),
    check: async () => {
      await answerWithin(checkMs, projectId, readStoreTime(engine));
    },
    close: () => {
      closing ??= end();
      return closing;
    },
  };

  /** Closed under a call, the library lets an error loose that nobody can catch. */
  async function end(): Promise<void> {
    const late = new AbortController();
    const waited = systemClock.wait(closeMs, late.signal).catch(() => undefined);
    const ended = Promise.allSettled(engine.running).then(() => firestore.terminate());
    await Promise.race([ended, waited]).finally(() => late.abort());
  }
}

function bind(engine: Engine, context: StoreContext): BoundDocuments {
  checkContext(context);
  const bound = { ...context };
  const { firestore, registry } = engine;
  return {
    get: async (collection, id) => {
      checkRegistered(registry, collection);
      const owner = ownerOf(bound, collection);
      if (!isDocumentId(id)) return undefined;
      const found = await explained(engine, () => referenceTo(firestore, collection, owner, id).get());
      return fromSnapshot(collection, found);
    },
    query: async (collection, shapeName, query) => {
      checkRegistered(registry, collection);
      const owner = ownerOf(bound, collection);
      const shape = checkQuery(collection, shapeName, query);
      const found = await explained(engine, () =>
        buildQuery(folderOf(firestore, collection, owner), shape, query).get(),
      );
      return found.docs.flatMap((document) => fromSnapshot(collection, document) ?? []);
    },
    transact: (fn) => runTransaction(engine, bound, fn),
  };
}
