import type { Firestore, Transaction } from "@google-cloud/firestore";
import { documentError } from "../document-error.ts";
import { type Looker, readsHold, readsToCheck } from "./check-reads.ts";
import { type Engine, tracked } from "./engine.ts";
import { codeOf, grpc } from "./firestore-error.ts";
import type { Run, Write } from "./record-run.ts";

class ReadsChanged extends Error {}

/**
 * Applies the writes if everything the run read is as it was. False: it is not, or another writer was in the way, and
 * nothing was written. Locks are held for the length of this call only, never while the transaction's function runs.
 */
export async function commitRun(engine: Engine, run: Run): Promise<boolean> {
  if (run.writes.length === 0) return true;
  refuseSecondCreate(run.writes);
  // Two that looked at the same rows and write among them would each wait for the other's lock.
  const ranges = run.queries.map(({ range }) => range);
  try {
    await engine.turns.run(ranges, () => tracked(engine, () => checkAndWrite(engine, run)));
    return true;
  } catch (error) {
    if (error instanceof ReadsChanged || isContention(error)) return false;
    if (codeOf(error) !== grpc.alreadyExists) throw error;
    const documents = [...run.documents.values()];
    const holds = () => readsHold(plainLooker(engine.firestore), documents, run.queries);
    if (!(await tracked(engine, holds))) return false;
    const created = run.writes.filter(({ kind }) => kind === "create").map(({ place }) => place);
    throw documentError("DocumentExists", `${created.join(" or ")} exists already`, error);
  }
}

async function checkAndWrite({ firestore }: Engine, run: Run): Promise<void> {
  const documents = readsToCheck(run);
  await firestore.runTransaction(
    async (transaction) => {
      if (!(await readsHold(lockingLooker(transaction), documents, run.queries))) throw new ReadsChanged();
      const guarded = new Set<string>();
      for (const write of run.writes) {
        apply(transaction, run, write, !guarded.has(write.reference.path));
        guarded.add(write.reference.path);
      }
    },
    // Trying again is ours: the function has to read again, too.
    { maxAttempts: 1 },
  );
}

/** The first write of a document that was read says which version it replaces. */
function apply(transaction: Transaction, run: Run, write: Write, isFirst: boolean): void {
  const { kind, reference, fields } = write;
  const seen = isFirst ? run.documents.get(reference.path) : undefined;
  const version = seen?.updateTime === undefined ? undefined : { lastUpdateTime: seen.updateTime };
  if (fields === undefined) transaction.delete(reference, version);
  else if (kind === "create" || (seen !== undefined && version === undefined))
    transaction.create(reference, { ...fields });
  else if (version !== undefined) transaction.update(reference, { ...fields }, version);
  else transaction.set(reference, fields);
}

/** Firestore calls it a malformed request. */
function refuseSecondCreate(writes: readonly Write[]): void {
  const present = new Set<string>();
  for (const { kind, reference, place } of writes) {
    if (kind === "create" && present.has(reference.path))
      throw documentError("DocumentExists", `${place} exists already`);
    if (kind === "remove") present.delete(reference.path);
    else present.add(reference.path);
  }
}

/** A document is not the version that a write replaces, or another transaction holds or has changed what this one looks at. */
function isContention(error: unknown): boolean {
  const code = codeOf(error);
  if (code === grpc.invalidArgument && error instanceof Error)
    return /transaction has expired|no longer valid/i.test(error.message);
  return code === grpc.aborted || code === grpc.failedPrecondition || code === grpc.notFound;
}

function lockingLooker(transaction: Transaction): Looker {
  return {
    documents: async (references) =>
      (await transaction.getAll(...references, { fieldMask: [] })).map(({ updateTime }) => updateTime),
    query: (query) => transaction.get(query.select()),
  };
}

function plainLooker(firestore: Firestore): Looker {
  return {
    documents: async (references) =>
      (await firestore.getAll(...references, { fieldMask: [] })).map(({ updateTime }) => updateTime),
    query: (query) => query.select().get(),
  };
}
