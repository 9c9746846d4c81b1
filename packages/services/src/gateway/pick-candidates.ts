import type { Lane } from "@facet/contracts/runners/runner";
import type { Reader } from "@facet/ports/documents";
import { type DispatchRow, dispatch } from "../data/collections/dispatch.ts";

export interface Line {
  /** Jobs that may be claimed now, best first: of the organisation with the least running, then the oldest. */
  readonly candidates: readonly DispatchRow[];
  /** When the next one that is held back may be claimed; null when there is none. */
  readonly nextAt: string | null;
}

/** An organisation's line is looked into so far; rows that are backing off stand in it too. */
const rowsPerOrganisation = 20;
/** Fair share is exact among so many waiting organisations; more take turns as these are served. */
const organisationsPerLook = 200;

interface Share {
  readonly running: number;
  readonly ready: readonly DispatchRow[];
}

/** Looks through the lines of some lanes. `now` is the store's time. */
export async function pickCandidates(reader: Reader, lanes: readonly Lane[], now: string): Promise<Line> {
  const shares: Share[] = [];
  let nextAt: string | null = null;
  for (const lane of lanes) {
    for (const orgId of await organisationsOf(reader, lane)) {
      const rows = await rowsOf(reader, lane, "runnable", orgId);
      const ready = rows.filter((row) => row.notBefore === null || row.notBefore <= now);
      for (const { notBefore } of rows) {
        if (notBefore !== null && notBefore > now && (nextAt === null || notBefore < nextAt))
          nextAt = notBefore;
      }
      if (ready.length > 0)
        shares.push({ running: (await rowsOf(reader, lane, "leased", orgId)).length, ready });
    }
  }
  shares.sort((a, b) => a.running - b.running || compare(a.ready[0]?.createdAt, b.ready[0]?.createdAt));
  return { candidates: inTurns(shares.map((share) => share.ready)), nextAt };
}

/** The first of each, then the second of each: whoever loses a race for one row goes on with the next. */
function inTurns(lines: readonly (readonly DispatchRow[])[]): DispatchRow[] {
  const longest = Math.max(0, ...lines.map((line) => line.length));
  return Array.from({ length: longest }, (_, place) => lines.flatMap((line) => line[place] ?? [])).flat();
}

const compare = (a: string | undefined, b: string | undefined) => ((a ?? "") < (b ?? "") ? -1 : 1);

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

async function rowsOf(
  reader: Reader,
  lane: Lane,
  state: DispatchRow["state"],
  orgId: string,
): Promise<DispatchRow[]> {
  const rows = await reader.query(dispatch, "line", {
    equals: { lane, state, orgId },
    limit: rowsPerOrganisation,
  });
  return rows.map((row) => row.data);
}
