import type { Clock } from "@facet/ports/clock";
import type { StoreContext, Transaction } from "@facet/ports/documents";
import type { Registry } from "../check-collections.ts";
import { documentError } from "../document-error.ts";
import { limits } from "../limits.ts";
import { commitTransaction } from "./commit-transaction.ts";
import type { Database } from "./open-database.ts";
import { recordTransaction } from "./record-transaction.ts";
import { explainSqliteError, isBusy } from "./sqlite-error.ts";

/** Told of each transaction that begins again. */
export type OnRetry = (reason: "conflict" | "busy") => void;

/** What transactions of one open store share. */
export interface Engine {
  readonly database: Database;
  readonly registry: Registry;
  readonly clock: Clock;
  /** The store's time, in milliseconds. */
  readonly time: () => number;
  readonly onRetry: OnRetry | undefined;
}

/** How long a commit waits for a program that holds the file, such as a copy in progress. */
const busyBudgetMs = 15_000;
const backoffLimitMs = 100;

type Outcome<R> =
  | { readonly kind: "done"; readonly result: R }
  | { readonly kind: "conflict" }
  | { readonly kind: "busy"; readonly cause: unknown };

/** Runs `fn` without any lock, then commits in one go; tries again when what it read has changed. */
export async function runTransaction<R>(
  engine: Engine,
  context: StoreContext,
  fn: (tx: Transaction) => Promise<R>,
): Promise<R> {
  const { clock, database } = engine;
  const start = clock.monotonic();
  for (let conflicts = 0; ; ) {
    const outcome = await attempt(engine, context, fn);
    if (outcome.kind === "done") return outcome.result;
    engine.onRetry?.(outcome.kind);
    if (outcome.kind === "conflict") conflicts += 1;
    else if (clock.monotonic() - start > busyBudgetMs) throw explainSqliteError(outcome.cause, database.file);
    if (conflicts >= limits.attempts) {
      throw documentError(
        "TransactionConflict",
        `gave up after ${conflicts} attempts: what the transaction reads changes faster than it commits`,
      );
    }
    const ceiling = outcome.kind === "busy" ? backoffLimitMs : Math.min(backoffLimitMs, 2 ** conflicts);
    await clock.wait(Math.random() * ceiling);
  }
}

async function attempt<R>(
  { database, registry, time }: Engine,
  context: StoreContext,
  fn: (tx: Transaction) => Promise<R>,
): Promise<Outcome<R>> {
  const nowMs = time();
  const recording = recordTransaction(database, registry, context, new Date(nowMs).toISOString());
  try {
    let result: R;
    try {
      result = await fn(recording.tx);
    } catch (error) {
      // Reads happen one by one. A decision made on two of them that never stood together is no decision.
      if (!recording.readsHold()) return { kind: "conflict" };
      throw error;
    } finally {
      recording.end();
    }
    if (!commitTransaction(database, recording, nowMs)) return { kind: "conflict" };
    // Others may read the commit from here on; whatever they write on top of it lies behind it in the same log.
    if (recording.writes.length > 0) await database.flush();
    return { kind: "done", result };
  } catch (error) {
    if (isBusy(error)) return { kind: "busy", cause: error };
    throw explainSqliteError(error, database.file);
  }
}
