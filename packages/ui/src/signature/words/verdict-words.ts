import type { Verdict } from "@facet/contracts/evaluations/evaluation";
import { formatNumber } from "../../format/format-number.ts";
import { plural } from "../../format/plural.ts";
import type { Tone } from "../../status/tone.ts";
import { metricDifference, metricValue, metricWords } from "./metric-words.ts";

export interface VerdictWords {
  /** The page's title. */
  readonly headline: string;
  readonly tone: Tone;
  /** How sure it is, as a badge. */
  readonly badge: string;
  /** What was counted, and how far it can be trusted. */
  readonly sentence: string;
  /** What to do with it. */
  readonly advice: string;
}

/** A verdict in words that claim no more than its figures. */
export function verdictWords(verdict: Verdict): VerdictWords {
  const { conclusion, n } = verdict;
  const sentence = `${counted(verdict)} ${trusted(verdict)}`;
  switch (conclusion) {
    case "better":
      return {
        headline: "It got better",
        tone: "good",
        badge: "beyond chance",
        sentence,
        advice:
          verdict.worse === 0
            ? "No row got worse."
            : `Look at the ${plural(verdict.worse, "row")} that got worse before you rely on it.`,
      };
    case "worse":
      return {
        headline: "It got worse",
        tone: "bad",
        badge: "beyond chance",
        sentence,
        advice:
          "Do not use it in place of the base. Look at the rows that got worse; a lower learning rate, fewer epochs or cleaner rows are the usual ways out.",
      };
    case "no-measurable-gain":
      return {
        headline: "No measurable gain",
        tone: "warning",
        badge: "may be chance",
        sentence,
        advice:
          verdict.better + verdict.worse === 0
            ? "Both answered every row alike: train longer, or check that the rows teach something the base cannot do."
            : "More held-out rows would show a smaller gain; more or better training rows may make a larger one.",
      };
    case "too-few-rows":
      return {
        headline: "Too few rows to tell",
        tone: "warning",
        badge: plural(n, "row"),
        sentence,
        advice:
          "Keep 30 held-out rows or more aside, 200 for a gain of a few points, and evaluate again. The tuned model is not changed by that.",
      };
  }
}

function counted({ metric, n, base, tuned }: Verdict): string {
  const { kind, label, better } = metricWords[metric];
  const rows = `On ${plural(n, "held-out row")} that it never saw`;
  if (kind === "right-or-wrong") {
    const [before, after] = [Math.round(base * n), Math.round(tuned * n)];
    const alike = before === after;
    if (alike) return `${rows}, the tuned model and the base both answer ${formatNumber(after)} right.`;
    return `${rows}, the tuned model answers ${formatNumber(after)} right where the base answers ${formatNumber(before)}.`;
  }
  const side = better === "lower" ? ", and lower is better" : "";
  return `${rows}, ${label.charAt(0).toLowerCase()}${label.slice(1)} is ${metricValue(metric, tuned)} for the tuned model and ${metricValue(metric, base)} for the base${side}.`;
}

function trusted(verdict: Verdict): string {
  const { metric, interval, difference, level, conclusion, pValue } = verdict;
  const unit = metricWords[metric].kind === "right-or-wrong" ? " points" : "";
  const confidence = `${Math.round(level * 100)} % confidence`;
  const show = (value: number) => metricDifference(metric, value);
  const [low, high] = interval;
  if (conclusion === "better" || conclusion === "worse") {
    const size = (value: number) => show(Math.abs(value)).replace("+", "");
    const ends = [Math.abs(low), Math.abs(high)].sort((one, other) => one - other);
    const [near = 0, far = 0] = ends;
    const name = conclusion === "better" ? "gain" : "setback";
    return `The ${name} of ${size(difference)}${unit} lies between ${size(near)} and ${size(far)} with ${confidence}.`;
  }
  const range = `The true difference may be anywhere from ${show(low)} to ${show(high)}${unit}`;
  if (conclusion === "too-few-rows") return `${range}, which is too wide to say which is better.`;
  const chance = pValue === null ? "" : ` (p = ${formatNumber(pValue, { digits: 2 })})`;
  return `${range} with ${confidence}, so it could be chance${chance}.`;
}

/** What the interval says about chance, in one sentence. */
export function chanceWords({ interval: [low, high], pValue, level, n, conclusion }: Verdict): string {
  const outside = low > 0 || high < 0;
  const share = `${Math.round((1 - level) * 100)} %`;
  if (conclusion === "too-few-rows")
    return `With ${plural(n, "row")} an interval is only a hint: the next few rows could turn it.`;
  const p =
    pValue === null
      ? ""
      : pValue < 0.001
        ? ", p below 0.001"
        : `, p = ${formatNumber(pValue, { digits: 3 })}`;
  if (outside)
    return `Zero lies outside the interval${p}: if both were equally good, fewer than ${share} of such tests would show a difference like this.`;
  return `Zero lies inside the interval${p}: two equally good models would often differ by this much.`;
}
