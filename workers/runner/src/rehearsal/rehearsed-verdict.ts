import type { Verdict } from "@facet/contracts/evaluations/evaluation";

interface Graded {
  readonly metric: Verdict["metric"];
  readonly base: readonly number[];
  readonly tuned: readonly number[];
}

const costs = new Set<string>(["loss", "perplexity"]);
const yesNo = new Set<string>(["exact_match", "normalized_match", "json_equal", "contains"]);
const fewestRows = 30;

/** A verdict on rehearsed grades: exact for yes or no, by the normal approximation for the rest. */
export function rehearsedVerdict({ metric, base, tuned }: Graded): Verdict {
  const n = base.length;
  const sign = costs.has(metric) ? -1 : 1;
  const changes = base.map((before, at) => (tuned[at] ?? before) - before);
  const better = changes.filter((change) => change * sign > 0).length;
  const worse = changes.filter((change) => change * sign < 0).length;
  const difference = mean(changes);
  const spread = Math.sqrt(mean(changes.map((change) => (change - difference) ** 2)) / n);
  const interval: [number, number] = [difference - 1.96 * spread, difference + 1.96 * spread];
  const pValue = yesNo.has(metric) ? mcnemar(better, worse) : null;
  const decided = pValue === null ? interval[0] > 0 || interval[1] < 0 : pValue < 0.05;
  const direction = difference * sign > 0 ? "better" : "worse";
  return {
    metric,
    n,
    base: mean(base),
    tuned: mean(tuned),
    difference,
    better,
    worse,
    same: n - better - worse,
    interval,
    level: 0.95,
    pValue,
    test: pValue === null ? "paired-bootstrap" : "mcnemar-exact",
    conclusion: n < fewestRows ? "too-few-rows" : decided ? direction : "no-measurable-gain",
    sentence: `A rehearsal: no model was measured. ${better} of ${n} rows were played as better, ${worse} as worse.`,
  };
}

export const mean = (numbers: readonly number[]) =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Two-sided and exact: how likely so uneven a split of the changed rows is by chance alone. */
function mcnemar(better: number, worse: number): number {
  const changed = better + worse;
  let log = -changed * Math.LN2;
  let sum = 0;
  for (let count = 0; count <= Math.min(better, worse); count += 1) {
    sum += Math.exp(log);
    log += Math.log(changed - count) - Math.log(count + 1);
  }
  return Math.min(1, 2 * sum);
}
