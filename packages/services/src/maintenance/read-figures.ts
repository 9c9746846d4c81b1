import { Lane } from "@facet/contracts/runners/runner";
import type { BoundDocuments } from "@facet/ports/documents";
import type { Platform } from "../context.ts";
import { type DispatchRow, dispatch } from "../data/collections/dispatch.ts";
import { leases } from "../data/collections/leases.ts";
import { outbox } from "../data/collections/outbox.ts";
import { runners, type StoredRunner } from "../data/collections/runners.ts";
import { span } from "../data/moments.ts";
import { systemContext } from "../data/system-context.ts";
import { isOnline } from "../runners/is-online.ts";

const dispatchStates = ["held", "runnable", "leased"] as const;
export const slotStates = ["busy", "idle", "closed", "away"] as const;
type SlotState = (typeof slotStates)[number];

/** Rows that are read to count a line: more than these are told apart from no line worth watching. */
const mostCounted = 5000;
const pageSize = 500;
/** Before every moment: the shape wants a bound. */
const firstMoment = "0000";
/** A runner that has been away for longer is no slot any more. */
const forgottenMs = 24 * 3_600_000;

export interface Figures {
  readonly jobs: readonly {
    readonly lane: Lane;
    readonly state: DispatchRow["state"];
    readonly count: number;
  }[];
  readonly oldestWaitMs: readonly { readonly lane: Lane; readonly ms: number }[];
  readonly outbox: { readonly rows: number; readonly oldestMs: number };
  readonly slots: readonly { readonly lane: Lane; readonly state: SlotState; readonly count: number }[];
}

/** What stands in the store now and can be counted: the line, the outbox, the runners. Ids and times only, no content. */
export async function readFigures(ctx: Platform): Promise<Figures> {
  const system = ctx.documents.bind(systemContext("maintenance"));
  const now = await system.transact(async (tx) => tx.now);
  const jobs: Figures["jobs"][number][] = [];
  const oldestWaitMs: Figures["oldestWaitMs"][number][] = [];
  for (const lane of Lane.options) {
    for (const state of dispatchStates) {
      const { count, since } = await countLine(system, lane, state, now);
      jobs.push({ lane, state, count });
      if (state === "runnable")
        oldestWaitMs.push({ lane, ms: since === null ? 0 : Math.max(0, span(since, now)) });
    }
  }
  const duties = await system.query(outbox, "oldest", { limit: pageSize });
  const [first] = duties;
  return {
    jobs,
    oldestWaitMs,
    outbox: {
      rows: duties.length,
      oldestMs: first === undefined ? 0 : Math.max(0, span(first.data.createdAt, now)),
    },
    slots: await countSlots(ctx, system, now),
  };
}

/** `since`: the earliest moment that a row could be claimed at and has not been. */
async function countLine(system: BoundDocuments, lane: Lane, state: DispatchRow["state"], now: string) {
  let count = 0;
  let since: string | null = null;
  for (let startAfter: [string, string] | undefined; count < mostCounted; ) {
    const rows = await system.query(dispatch, "ahead", {
      equals: { lane, state },
      range: { from: firstMoment },
      ...(startAfter === undefined ? {} : { startAfter }),
      limit: pageSize,
    });
    for (const { id, data } of rows) {
      const from = data.notBefore !== null && data.notBefore > data.queuedAt ? data.notBefore : data.queuedAt;
      if (from <= now && (since === null || from < since)) since = from;
      startAfter = [data.createdAt, id];
    }
    count += rows.length;
    if (rows.length < pageSize) break;
  }
  return { count, since };
}

async function countSlots(ctx: Platform, system: BoundDocuments, now: string): Promise<Figures["slots"]> {
  const from = new Date(Date.parse(now) - forgottenMs).toISOString();
  const known = await system.query(runners, "recent", { range: { from }, limit: pageSize });
  const held = await system.query(leases, "all", { limit: pageSize });
  const busy = new Set(held.map(({ data }) => data.runnerId));
  const stateOf = (runner: StoredRunner): SlotState => {
    if (!isOnline(runner, now, ctx.timings)) return "away";
    if (busy.has(runner.id)) return "busy";
    return runner.availability === "open" ? "idle" : "closed";
  };
  return Lane.options.flatMap((lane) =>
    slotStates.map((state) => ({
      lane,
      state,
      count: known.filter(({ data }) => data.lanes.includes(lane) && stateOf(data) === state).length,
    })),
  );
}
