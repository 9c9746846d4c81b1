import type { EvaluationRow } from "@facet/contracts/evaluations/evaluation";
import type { MetricName } from "@facet/contracts/preparations/preparation";
import { z } from "zod";
import type { Page, PageRequest } from "./database/read-page.ts";
import { readPage } from "./database/read-page.ts";

export interface EvaluationRequest extends PageRequest {
  /** Decides which rows the tuned model did better on. */
  readonly primaryMetric: z.infer<typeof MetricName>;
  readonly outcome?: EvaluationRow["outcome"] | null;
  /** Only the row of this number in the data. */
  readonly row?: number | undefined;
}

/** A measure that is missing, or no finite number, is null: JSON has no NaN. */
const Measure = z
  .union([z.number(), z.nan(), z.literal([Infinity, -Infinity]), z.bigint(), z.boolean()])
  .nullable()
  .transform((value) => (value === null || !Number.isFinite(Number(value)) ? null : Number(value)));

const StoredRow = z.object({
  row: z.union([z.int(), z.bigint()]).transform(Number),
  prompt: z.string(),
  reference: z.string().nullable(),
  base_output: z.string().nullable(),
  tuned_output: z.string().nullable(),
});

/** Where less is better. */
const costs = new Set<string>(["loss", "perplexity"]);

/** A row that lacks one of the two measures is the same. */
function conditionFor(outcome: EvaluationRow["outcome"], metric: string): string {
  const base = `"base_${metric}"`;
  const tuned = `"tuned_${metric}"`;
  const rises = costs.has(metric) ? `${tuned} < ${base}` : `${tuned} > ${base}`;
  const falls = costs.has(metric) ? `${tuned} > ${base}` : `${tuned} < ${base}`;
  switch (outcome) {
    case "better":
      return rises;
    case "worse":
      return falls;
    case "same":
      return `coalesce(NOT (${rises}) AND NOT (${falls}), true)`;
  }
}

function outcomeOf(base: number | null, tuned: number | null, metric: string): EvaluationRow["outcome"] {
  if (base === null || tuned === null || base === tuned) return "same";
  return tuned > base === costs.has(metric) ? "worse" : "better";
}

/** Columns `<prefix><metric>` of a row, without the outputs. */
function measures(
  stored: Readonly<Record<string, unknown>>,
  prefix: "base_" | "tuned_",
): Record<string, number | null> {
  const found: Record<string, number | null> = {};
  for (const [name, value] of Object.entries(stored)) {
    if (!name.startsWith(prefix) || name.endsWith("_output")) continue;
    found[name.slice(prefix.length)] = Measure.parse(value);
  }
  return found;
}

function parsePrompt(prompt: string): z.infer<ReturnType<typeof z.json>> {
  try {
    return z.json().parse(JSON.parse(prompt));
  } catch {
    return prompt;
  }
}

/** A page of `evaluation/rows.parquet`: the same prompts answered by base and tuned model, in the order of the file. */
export async function readEvaluation({
  primaryMetric,
  outcome = null,
  row,
  ...request
}: EvaluationRequest): Promise<Page<EvaluationRow>> {
  const conditions = [
    ...(outcome === null ? [] : [conditionFor(outcome, primaryMetric)]),
    ...(row === undefined ? [] : [`"row" = ${Math.trunc(row)}`]),
  ];
  const where = conditions.length === 0 ? undefined : conditions.map((one) => `(${one})`).join(" AND ");
  const { rows, total } = await readPage({ ...request, columns: "*", where });
  return {
    rows: rows.map((stored) => {
      const { row: number, prompt, reference, base_output, tuned_output } = StoredRow.parse(stored);
      const base = measures(stored, "base_");
      const tuned = measures(stored, "tuned_");
      return {
        row: number,
        prompt: parsePrompt(prompt),
        reference: reference ?? "",
        baseOutput: base_output ?? "",
        tunedOutput: tuned_output ?? "",
        base,
        tuned,
        outcome: outcomeOf(base[primaryMetric] ?? null, tuned[primaryMetric] ?? null, primaryMetric),
      };
    }),
    total,
  };
}
