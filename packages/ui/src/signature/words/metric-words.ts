import type { MetricName } from "@facet/contracts/preparations/preparation";
import { formatNumber } from "../../format/format-number.ts";
import { formatPercent } from "../../format/format-percent.ts";

interface MetricWords {
  readonly label: string;
  /** What a row needs to count as right; for scores, what is measured. */
  readonly meaning: string;
  /** Right or wrong by row, a score from 0 to 1, or a measure without an upper end. */
  readonly kind: "right-or-wrong" | "score" | "measure";
  readonly better: "higher" | "lower";
}

export const metricWords: Readonly<Record<MetricName, MetricWords>> = {
  exact_match: {
    label: "Exact match",
    meaning: "The answer is the expected text, letter by letter.",
    kind: "right-or-wrong",
    better: "higher",
  },
  normalized_match: {
    label: "Match",
    meaning: "The answer is the expected text, apart from capitals, punctuation and white space.",
    kind: "right-or-wrong",
    better: "higher",
  },
  json_equal: {
    label: "Equal JSON",
    meaning: "The answer is JSON with the expected content, in any order and spacing.",
    kind: "right-or-wrong",
    better: "higher",
  },
  contains: {
    label: "Contains",
    meaning: "The expected text stands somewhere in the answer.",
    kind: "right-or-wrong",
    better: "higher",
  },
  token_f1: {
    label: "Shared words (F1)",
    meaning: "How many words answer and expected text share, from 0 to 1.",
    kind: "score",
    better: "higher",
  },
  loss: {
    label: "Loss",
    meaning: "How unlikely the model finds the expected answers. Lower is better.",
    kind: "measure",
    better: "lower",
  },
  perplexity: {
    label: "Perplexity",
    meaning: "Among how many equally likely words the model hesitates at each word. Lower is better.",
    kind: "measure",
    better: "lower",
  },
};

export function isMetric(name: string): name is MetricName {
  return Object.hasOwn(metricWords, name);
}

export function metricValue(metric: MetricName, value: number): string {
  return metricWords[metric].kind === "right-or-wrong"
    ? formatPercent(value)
    : formatNumber(value, { digits: 3 });
}

/** A difference of two values: in percentage points for what is right or wrong. */
export function metricDifference(metric: MetricName, difference: number): string {
  if (metricWords[metric].kind !== "right-or-wrong")
    return formatNumber(difference, { digits: 3, signed: true });
  return formatNumber(difference * 100, { digits: 1, fixed: true, signed: true });
}
