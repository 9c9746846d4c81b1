import type { Clock } from "@facet/ports/clock";
import type { Firestore } from "@google-cloud/firestore";
import type { Registry } from "../check-collections.ts";
import { answerWithin } from "./answer-within.ts";
import { closedError, explainFirestoreError } from "./firestore-error.ts";
import type { Turns } from "./take-turns.ts";

/** What every call of one open store shares. */
export interface Engine {
  readonly firestore: Firestore;
  readonly projectId: string;
  readonly registry: Registry;
  /** For the waits between two tries; the store's own time is Firestore's. */
  readonly clock: Clock;
  /** Told of each transaction that begins again. */
  readonly onRetry: ((reason: "conflict") => void) | undefined;
  /** Commits of this process that look at the same rows again. */
  readonly turns: Turns;
  /** Calls on their way: the library may not be closed under them. */
  readonly running: Set<Promise<unknown>>;
  isClosed(): boolean;
}

const callMs = 15_000;

/** Runs one call of Google's library, with its errors in the port's words. */
export async function explained<R>(engine: Engine, call: () => Promise<R>): Promise<R> {
  try {
    return await tracked(engine, call);
  } catch (error) {
    throw explainFirestoreError(error, engine.projectId);
  }
}

/** Runs one call of Google's library, unless the store is closed; `close` waits for it. Throws `StoreUnavailable` after 15 s. */
export async function tracked<R>(engine: Engine, call: () => Promise<R>): Promise<R> {
  if (engine.isClosed()) throw closedError(engine.projectId);
  const running = call();
  engine.running.add(running);
  const forget = () => void engine.running.delete(running);
  running.then(forget, forget);
  return answerWithin(callMs, engine.projectId, running);
}
