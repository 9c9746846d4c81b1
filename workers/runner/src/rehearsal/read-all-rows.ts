import type { CanonicalRow } from "@facet/contracts/datasets/dataset";
import { readRows } from "@facet/datasets/read-rows";

const pageRows = 5000;
/** A rehearsal holds its rows in memory: of larger data it plays the beginning. */
const mostRows = 20_000;

export async function readAllRows(path: string): Promise<CanonicalRow[]> {
  const all: CanonicalRow[] = [];
  while (all.length < mostRows) {
    const { rows, total } = await readRows({ path, offset: all.length, limit: pageRows });
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) break;
  }
  return all;
}
