import type { Transaction } from "@facet/ports/documents";

/** Stands for one request with an Idempotency-Key while it is answered. */
export interface IdempotencyHandle {
  /** Stores the answer's body in the effect's own transaction, so that effect and record are there together or not at all. */
  settle(tx: Transaction, body: unknown): Promise<void>;
}
