import { systemClock } from "@facet/ports/system-clock";
import { documentError } from "../document-error.ts";

/** What a call answers, or `StoreUnavailable` when it has not after `ms` of real time: Google's library asks on for most of a minute. */
export async function answerWithin<R>(ms: number, projectId: string, call: Promise<R>): Promise<R> {
  const over = new AbortController();
  const late = systemClock.wait(ms, over.signal).then(() => {
    throw documentError(
      "StoreUnavailable",
      `Firestore of the project ${projectId} did not answer within ${ms / 1000} s. Check the network and the project's id.`,
    );
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([call, late]);
  } finally {
    over.abort();
  }
}
