import type { AppendEvents, AppendReply } from "@facet/contracts/gateway/worker-gateway";
import type { Platform } from "../context.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { appendToLog, type NewEvent, readTail } from "../events/event-log.ts";
import { rollUpMetrics } from "../events/roll-up-metrics.ts";
import { toJobEvent } from "../events/to-job-event.ts";
import { type FencedInput, fenced } from "./fenced.ts";
import { organisationOf } from "./lease-token.ts";

/**
 * Numbers engine lines after the last event and stores them. Lines of this attempt that are stored already are dropped, so
 * that a replayed spool leaves no doubles. `lastLine` of the reply is the last line that needs no repeating.
 */
export async function appendEvents({
  ctx,
  input,
}: {
  ctx: Platform;
  input: AppendEvents & FencedInput;
}): Promise<AppendReply> {
  const { before, after, lastLine } = await fenced(ctx, input, async ({ work, job }) => {
    const tail = await readTail(work, job.id);
    const stored = tail.attempt === job.attempt ? tail.lastLine : 0;
    const fresh = inOrder(input.events).filter((event) => event.line > stored);
    const events = fresh.flatMap((event): NewEvent[] => {
      const converted = toJobEvent(event, job.attempt, work.now);
      return converted === undefined ? [] : [converted];
    });
    const end = await appendToLog(work, job.id, events);
    const oldest = fresh[0];
    if (oldest !== undefined) {
      const lagMs = Date.parse(work.now) - Date.parse(oldest.at);
      work.measure((metrics) => metrics.observe("facet_event_lag_seconds", {}, lagMs / 1000));
    }
    return { before: tail.lastSeq, after: end.lastSeq, lastLine: Math.max(stored, fresh.at(-1)?.line ?? 0) };
  });
  await rollUpMetrics(ctx, tenantContext(organisationOf(input.leaseToken)), input.jobId, before, after);
  return { lastSeq: after, lastLine };
}

/** Each line once, in the order of the lines. */
function inOrder(events: AppendEvents["events"]): AppendEvents["events"] {
  const byLine = new Map(events.map((event) => [event.line, event]));
  return [...byLine.values()].sort((a, b) => a.line - b.line);
}
