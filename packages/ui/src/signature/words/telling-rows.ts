import type { EvaluationRow } from "@facet/contracts/evaluations/evaluation";

/**
 * The rows that say most: those that changed, the largest change first, and among them as many that got worse as their share
 * asks for, at least two where there are any. Rows that stayed the same only fill up.
 */
export function tellingRows(
  rows: readonly EvaluationRow[],
  metric: string,
  count = 10,
): readonly EvaluationRow[] {
  const change = (row: EvaluationRow) => Math.abs((row.tuned[metric] ?? 0) - (row.base[metric] ?? 0));
  const of = (outcome: EvaluationRow["outcome"]) =>
    rows.filter((row) => row.outcome === outcome).sort((one, other) => change(other) - change(one));
  const [better, worse, same] = [of("better"), of("worse"), of("same")];
  const share = Math.round((count * worse.length) / Math.max(1, worse.length + better.length));
  const bad = worse.slice(0, Math.max(Math.min(2, count), share, count - better.length));
  const good = better.slice(0, Math.max(0, count - bad.length));
  return [...good, ...bad, ...same].slice(0, count);
}
