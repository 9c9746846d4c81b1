import { FacetError } from "@facet/contracts/errors/facet-error";
import { isDocumentError } from "@facet/ports/document-errors";
import type { StoreContext } from "@facet/ports/documents";
import type { Platform } from "../context.ts";
import { outbox } from "./collections/outbox.ts";
import { type Aftermath, openWork, type Work } from "./work.ts";

const createAttempts = 40;

/**
 * Runs `fn` as one transaction and then does what it asked to follow. `fn` may run several times. Two writers that
 * create the same document (the next event chunk, a claim) are told apart by running again: `fn` reads before it
 * creates, so the later one sees the earlier.
 */
export async function commit<R>(
  platform: Platform,
  context: StoreContext,
  fn: (work: Work) => Promise<R>,
): Promise<R> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { result, aftermath } = await platform.documents.bind(context).transact(async (tx) => {
        const { work, flush } = openWork(tx, platform.traceparent);
        const result = await fn(work);
        return { result, aftermath: flush() };
      });
      await follow(platform, context, aftermath);
      return result;
    } catch (error) {
      if (isDocumentError(error, "DocumentExists") && attempt < createAttempts) continue;
      if (
        isDocumentError(error, "DocumentExists") ||
        isDocumentError(error, "TransactionConflict") ||
        isDocumentError(error, "StoreUnavailable")
      ) {
        throw new FacetError("unavailable", "The store is busy.", { retryAfterMs: 1000, cause: error });
      }
      throw error;
    }
  }
}

/** Never fails: the commit stands. What could not be done here is found in the outbox by the relay. */
async function follow(platform: Platform, context: StoreContext, aftermath: Aftermath): Promise<void> {
  if (platform.metrics !== undefined) for (const record of aftermath.measured) record(platform.metrics);
  for (const { topic, message } of aftermath.signals) platform.signals.publish(topic, message);
  const delivered: string[] = [];
  for (const [lane, outboxId] of aftermath.lanes) {
    if (await platform.wakeUps.publish(lane)) delivered.push(outboxId);
  }
  if (delivered.length === 0) return;
  try {
    await platform.documents.bind(context).transact(async (tx) => {
      for (const id of delivered) tx.remove(outbox, id);
    });
  } catch (error) {
    platform.log.warn("a delivered wake-up stays in the outbox for the relay", { error: String(error) });
  }
}
