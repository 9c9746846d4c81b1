import type { DatasetVersion } from "@facet/contracts/datasets/dataset";
import type { Finding } from "@facet/contracts/estimates/estimate";
import type { PreparationStats } from "@facet/contracts/preparations/preparation";

interface Tokens {
  readonly rows: number;
  readonly mean: number;
  readonly longest: number;
  readonly source: "counted" | "reckoned";
  readonly sentence: string;
}

const written = (count: number) => count.toLocaleString("en");

/** Tokens a row: counted once the data has been prepared, before that bounded by what a row may hold. */
export function tokensOf(stats: PreparationStats | null, version: DatasetVersion, maxLength: number): Tokens {
  if (stats !== null) {
    const { kept, meanTokens, maxTokens } = stats.train;
    return {
      rows: kept,
      mean: meanTokens,
      longest: maxTokens,
      source: "counted",
      sentence: `Tokens were counted with the model's own tokenizer: ${written(stats.train.tokens)} in ${written(kept)} rows.`,
    };
  }
  const rows = version.counts?.train ?? 0;
  const bytesPerRow = version.bytes / Math.max(1, version.counts?.read ?? 1);
  // About 3 to 4 bytes of JSON a token; a bound by max_length keeps one odd file from a wild figure.
  const mean = Math.min(maxLength, Math.max(8, bytesPerRow / 3.5));
  return {
    rows,
    mean,
    longest: maxLength,
    source: "reckoned",
    sentence: "Tokens are guessed from the size of the file; prepare the data to have them counted.",
  };
}

/** What the counted tokens say against starting, or at least about it. */
export function judgeTokens(stats: PreparationStats | null): Finding[] {
  if (stats === null) return [];
  const { train } = stats;
  const findings: Finding[] = stats.warnings.map((message) => ({
    level: "info",
    code: "preparation",
    message,
    knobs: [],
    fix: null,
    fixKnobs: null,
  }));
  if (train.trainedTokens === 0) {
    findings.push({
      level: "stop",
      code: "zero_trainable_tokens",
      message: "No token would carry loss.",
      knobs: ["train_on"],
      fix: "Choose another train_on, or give the rows answers.",
      fixKnobs: null,
    });
  }
  if (train.dropped > 0) {
    const reasons = Object.entries(train.dropReasons).map(([reason, rows]) => `${rows} ${reason}`);
    findings.push({
      level: "warning",
      code: "rows_dropped",
      message: `${train.dropped} of ${train.rows} rows are left out: ${reasons.join(", ")}.`,
      knobs: ["max_length"],
      fix: "Raise max_length, or look at the rows.",
      fixKnobs: null,
    });
  }
  if (train.cutTokens > 0) {
    findings.push({
      level: "warning",
      code: "tokens_cut",
      message: `${train.cutTokens} tokens of ${train.cut} rows are cut off.`,
      knobs: ["max_length"],
      fix: "Raise max_length.",
      fixKnobs: { max_length: train.maxTokens + train.cutTokens },
    });
  }
  return findings;
}
