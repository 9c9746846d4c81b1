import type { StoreContext, Transaction } from "@facet/ports/documents";
import { documentError } from "../document-error.ts";
import { limits } from "../limits.ts";
import { commitRun } from "./commit-run.ts";
import type { Engine } from "./engine.ts";
import { explainFirestoreError } from "./firestore-error.ts";
import { readStoreTime } from "./read-store-time.ts";
import { recordRun } from "./record-run.ts";

const backoffFirstMs = 10;
const backoffLimitMs = 500;

type Outcome<R> = { readonly kind: "done"; readonly result: R } | { readonly kind: "conflict" };

/**
 * Runs `fn` on a snapshot of the store, then commits in one go; tries again on a new snapshot when what it read has
 * changed. Errors of `fn` are final: it has seen one moment.
 */
export async function runTransaction<R>(
  engine: Engine,
  context: StoreContext,
  fn: (tx: Transaction) => Promise<R>,
): Promise<R> {
  for (let conflicts = 0; ; ) {
    const outcome = await attempt(engine, context, fn);
    if (outcome.kind === "done") return outcome.result;
    engine.onRetry?.("conflict");
    conflicts += 1;
    if (conflicts >= limits.attempts) {
      throw documentError(
        "TransactionConflict",
        `gave up after ${conflicts} attempts: what the transaction reads changes faster than it commits`,
      );
    }
    await engine.clock.wait(Math.random() * Math.min(backoffLimitMs, backoffFirstMs * 2 ** conflicts));
  }
}

async function attempt<R>(
  engine: Engine,
  context: StoreContext,
  fn: (tx: Transaction) => Promise<R>,
): Promise<Outcome<R>> {
  const time = await readStoreTime(engine);
  const { run, result } = await engine.firestore.runTransaction(
    async (snapshot) => {
      const run = recordRun(engine, context, snapshot, time.toDate().toISOString());
      try {
        return { run, result: await fn(run.tx) };
      } finally {
        run.end();
      }
    },
    { readOnly: true, readTime: time },
  );
  try {
    return (await commitRun(engine, run)) ? { kind: "done", result } : { kind: "conflict" };
  } catch (error) {
    throw explainFirestoreError(error, engine.projectId);
  }
}
