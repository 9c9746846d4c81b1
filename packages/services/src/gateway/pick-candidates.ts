import type { Lane } from "@facet/contracts/runners/runner";
import type { Reader } from "@facet/ports/documents";
import { type DispatchRow, dispatch } from "../data/collections/dispatch.ts";

export interface Line {
  /** Jobs that may be claimed now, best first: of the organisation with the least running, then of who had its turn longest ago, then by place in line. */
  readonly candidates: readonly DispatchRow[];
  /** When the next one that is held back may be claimed; null when there is none. */
  readonly nextAt: string | null;
}

/** Fair share is exact among so many waiting organisations; more take turns as these are served. */
const organisationsPerLook = 200;
const rowsPerRead = 20;
/** Rows that back off stand in line too: so many of an organisation are passed over in search of one that may go. */
const readsPerOrganisation = 25;
/** Who runs more than this runs many. */
const countedRunning = 200;

interface Share {
  readonly running: number;
  readonly lastTurn: number;
  readonly ready: readonly DispatchRow[];
}

/** Looks through the lines of some lanes. `now` is the store's time; `lastTurn` grows with each turn that an organisation had. */
export async function pickCandidates(
  reader: Reader,
  lanes: readonly Lane[],
  now: string,
  lastTurn: (orgId: string) => number = () => 0,
): Promise<Line> {
  const shares: Share[] = [];
  let nextAt: string | null = null;
  for (const lane of lanes) {
    for (const orgId of await organisationsOf(reader, lane)) {
      const { ready, soonest } = await lineOf(reader, lane, orgId, now);
      if (soonest !== null && (nextAt === null || soonest < nextAt)) nextAt = soonest;
      if (ready.length > 0)
        shares.push({ running: await countRunning(reader, lane, orgId), lastTurn: lastTurn(orgId), ready });
    }
  }
  shares.sort(
    (a, b) =>
      a.running - b.running ||
      a.lastTurn - b.lastTurn ||
      compare(a.ready[0]?.createdAt, b.ready[0]?.createdAt),
  );
  return { candidates: inTurns(shares.map((share) => share.ready)), nextAt };
}

/** The first of each, then the second of each: whoever loses a race for one row goes on with the next. */
function inTurns(lines: readonly (readonly DispatchRow[])[]): DispatchRow[] {
  const longest = Math.max(0, ...lines.map((line) => line.length));
  return Array.from({ length: longest }, (_, place) => lines.flatMap((line) => line[place] ?? [])).flat();
}

const compare = (a = "", b = "") => (a < b ? -1 : 1);

/** Steps from one organisation to the next through the index, so that a thousand jobs of one cost one step. */
async function organisationsOf(reader: Reader, lane: Lane): Promise<string[]> {
  const found: string[] = [];
  for (let after = ""; found.length < organisationsPerLook; ) {
    const [row] = await reader.query(dispatch, "organisations", {
      equals: { lane, state: "runnable" },
      range: { after },
      limit: 1,
    });
    if (row === undefined) break;
    after = row.data.orgId;
    found.push(after);
  }
  return found;
}

interface OwnLine {
  readonly ready: DispatchRow[];
  readonly soonest: string | null;
}

async function lineOf(reader: Reader, lane: Lane, orgId: string, now: string): Promise<OwnLine> {
  let soonest: string | null = null;
  let startAfter: [string, number, string] | undefined;
  for (let read = 0; read < readsPerOrganisation; read += 1) {
    const rows = await reader.query(dispatch, "line", {
      equals: { lane, state: "runnable", orgId },
      ...(startAfter ? { startAfter } : {}),
      limit: rowsPerRead,
    });
    const ready: DispatchRow[] = [];
    for (const { id, data } of rows) {
      startAfter = [data.createdAt, data.priority, id];
      if (data.notBefore === null || data.notBefore <= now) ready.push(data);
      else if (soonest === null || data.notBefore < soonest) soonest = data.notBefore;
    }
    if (ready.length > 0 || rows.length < rowsPerRead) return { ready, soonest };
  }
  return { ready: [], soonest };
}

async function countRunning(reader: Reader, lane: Lane, orgId: string): Promise<number> {
  const equals = { lane, state: "leased", orgId };
  return (await reader.query(dispatch, "line", { equals, limit: countedRunning })).length;
}
