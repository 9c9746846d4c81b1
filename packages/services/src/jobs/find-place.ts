import type { Job } from "@facet/contracts/jobs/job";
import { priorityShift } from "@facet/contracts/jobs/priority";
import type { Reader } from "@facet/ports/documents";
import { type DispatchRow, dispatch } from "../data/collections/dispatch.ts";

export interface Place {
  /** Jobs of the same organisation that go before it. */
  readonly ahead: number;
  /** There are more than were counted. */
  readonly more: boolean;
  /** How many of those ahead have a higher priority. */
  readonly urgent: number;
  /** Another organisation has less running and work that waits. */
  readonly othersFirst: boolean;
}

const countedAhead = 200;
/** Whose turn it is is looked up among so many organisations. */
const organisationsLooked = 20;

/** Where a job that could be claimed stands in line, in the order of `claimNext`. */
export async function findPlace(reader: Reader, job: Job, now: string): Promise<Place> {
  const own = (await reader.get(dispatch, job.id))?.data;
  if (own === undefined) return { ahead: 0, more: false, urgent: 0, othersFirst: false };
  const { lane, orgId } = job;
  const line = await reader.query(dispatch, "line", {
    equals: { lane, state: "runnable", orgId },
    limit: countedAhead + 1,
  });
  const end = line.findIndex(({ id }) => id === job.id);
  const before = (end < 0 ? line : line.slice(0, end)).map(({ data }) => data).filter(mayGo(now));
  const ahead = before.slice(0, countedAhead);
  return {
    ahead: ahead.length,
    more: before.length > countedAhead,
    urgent: ahead.filter((row) => priorityShift[row.urgency] < priorityShift[job.priority]).length,
    othersFirst: ahead.length === 0 && (await othersGoFirst(reader, job)),
  };
}

const mayGo = (now: string) => (row: DispatchRow) => row.notBefore === null || row.notBefore <= now;

async function othersGoFirst(reader: Reader, { lane, orgId }: Job): Promise<boolean> {
  const running = await countRunning(reader, { lane, orgId }, organisationsLooked);
  if (running === 0) return false;
  for (let after = "", looked = 0; looked < organisationsLooked; looked += 1) {
    const [row] = await reader.query(dispatch, "organisations", {
      equals: { lane, state: "runnable" },
      range: { after },
      limit: 1,
    });
    if (row === undefined) return false;
    after = row.data.orgId;
    if (after === orgId) continue;
    if ((await countRunning(reader, { lane, orgId: after }, running)) < running) return true;
  }
  return false;
}

async function countRunning(
  reader: Reader,
  { lane, orgId }: Pick<Job, "lane" | "orgId">,
  limit: number,
): Promise<number> {
  return (await reader.query(dispatch, "line", { equals: { lane, state: "leased", orgId }, limit })).length;
}
