import type { Clock } from "@facet/ports/clock";
import type { Documents } from "@facet/ports/documents";
import { systemClock } from "@facet/ports/system-clock";

/** A store whose own time nobody can set, as it would be so much later as the test's clock is ahead of this machine's. */
export function moveStoreTime(documents: Documents, clock: Pick<Clock, "now">): Documents {
  const moved = (now: string) =>
    new Date(Date.parse(now) + Math.round(clock.now() - systemClock.now())).toISOString();
  return {
    ...documents,
    bind: (context) => {
      const bound = documents.bind(context);
      return {
        ...bound,
        transact: (fn) => bound.transact((tx) => fn({ ...tx, now: moved(tx.now) })),
      };
    },
  };
}
