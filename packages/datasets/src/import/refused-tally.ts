import type { RefusedRow } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";

/** How many records were refused for each reason, with the first of each. */
export interface RefusedTally {
  add(row: RefusedRow): void;
  byCode(): Record<string, number>;
  total(): number;
  /** The error for a file of which no record can be used; names the commonest reason. */
  noUsableRows(file: string): FacetError;
}

export function createRefusedTally(): RefusedTally {
  const counts = new Map<string, { count: number; first: RefusedRow }>();
  let total = 0;
  return {
    add(row) {
      total += 1;
      const entry = counts.get(row.code);
      if (entry === undefined) counts.set(row.code, { count: 1, first: row });
      else entry.count += 1;
    },
    byCode: () => Object.fromEntries([...counts].map(([code, { count }]) => [code, count])),
    total: () => total,
    noUsableRows(file) {
      const [commonest] = [...counts.values()].sort((a, b) => b.count - a.count);
      if (commonest === undefined) return new FacetError("empty_file", `${file} has no records.`);
      const { count, first } = commonest;
      const all = total === 1 ? "The only record" : `All ${total} records`;
      const detail = `${all} of ${file} are refused; ${count} of them with ${first.code}, first row ${first.row}: ${first.reason}`;
      return new FacetError("no_usable_rows", total === 1 ? detail.replace(" are ", " is ") : detail, {
        fix: first.fix,
      });
    },
  };
}
