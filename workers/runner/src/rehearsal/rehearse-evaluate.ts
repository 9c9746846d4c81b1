import { createHash } from "node:crypto";
import type { CanonicalRow } from "@facet/contracts/datasets/dataset";
import { MetricName } from "@facet/contracts/preparations/preparation";
import { writeParquet } from "@facet/datasets/write-parquet";
import { z } from "zod";
import { playCode } from "./play-code.ts";
import { readAllRows } from "./read-all-rows.ts";
import { asResult, type Rehearsal, type Rehearse } from "./rehearsal.ts";
import { mean, rehearsedVerdict } from "./rehearsed-verdict.ts";
import { questionOf, turnsOf } from "./turns-of.ts";
import { writeFolder } from "./write-folder.ts";

const Config = z.object({
  primaryMetric: MetricName.default("exact_match"),
  maxRows: z.int().nullable().default(null),
});

const sides = ["base", "tuned"] as const;
type Side = (typeof sides)[number];
/** How many rows each side gets right, and how unsure it is of them. */
const play = { base: { right: 0.1, loss: 1.5 }, tuned: { right: 0.85, loss: 0.1 } } as const;
const shownSamples = 4;

type Grades = Partial<Record<z.infer<typeof MetricName>, number>>;
interface Answered {
  readonly row: CanonicalRow;
  readonly prompt: unknown;
  readonly reference: string;
  readonly base: { readonly output: string; readonly grades: Grades };
  readonly tuned: { readonly output: string; readonly grades: Grades };
}

/** Answers that follow from each row's key alone: the base is mostly wrong, the tuned model mostly right. */
export const rehearseEvaluate: Rehearse = async (rehearsal) => {
  const { request, events } = rehearsal;
  const { primaryMetric, maxRows } = Config.parse(request.config);
  events.write({ type: "phase", phase: "evaluate-tuned", label: "rehearsing the evaluation" });
  const rows = (await readAllRows(z.string().parse(request.inputs.rows))).slice(0, maxRows ?? undefined);
  if (rows.length === 0) await playCode(rehearsal, "no_usable_rows", 0);
  const answered = rows.map(answer);
  events.write({ type: "progress", done: rows.length, total: rows.length, unit: "rows" });
  showSamples(rehearsal, answered);

  const metrics = MetricName.options.filter((metric) =>
    answered.every(({ base }) => base.grades[metric] !== undefined),
  );
  const primary = metrics.find((metric) => metric === primaryMetric) ?? "loss";
  const graded = (side: Side, metric: z.infer<typeof MetricName>) =>
    answered.map((one) => one[side].grades[metric] ?? 0);
  const files = await writeFolder(request.outputDir, "evaluation", {
    "rows.parquet": (path) => writeParquet({ path, columns: columnsOf(metrics), rows: answered.map(record) }),
  });
  events.write({
    type: "artifact",
    name: "evaluation",
    kind: "evaluation",
    path: "evaluation",
    files,
    details: {},
  });
  return asResult({
    n: rows.length,
    primaryMetric: primary,
    metrics: Object.fromEntries(
      metrics.map((metric) => [
        metric,
        { base: mean(graded("base", metric)), tuned: mean(graded("tuned", metric)) },
      ]),
    ),
    verdict: rehearsedVerdict({
      metric: primary,
      base: graded("base", primary),
      tuned: graded("tuned", primary),
    }),
    seconds: 0,
  });
};

function answer(row: CanonicalRow): Answered {
  const turns = turnsOf(row);
  const question = questionOf(turns);
  const reference = question?.reference ?? turns[0]?.content ?? "";
  const by = (side: Side) => {
    const right = chance(row.key, side) < play[side].right;
    const loss = play[side].loss + chance(row.key, `${side} loss`) / 2;
    const sure = { loss, perplexity: Math.exp(loss) };
    if (question === null) return { output: "", grades: sure };
    const is = Number(right);
    const grades: Grades = {
      exact_match: is,
      normalized_match: is,
      json_equal: is,
      contains: is,
      token_f1: right ? 1 : chance(row.key, `${side} f1`) / 2,
      ...sure,
    };
    return { output: right ? reference : `Not "${reference.slice(0, 40)}".`, grades };
  };
  const prompt = question?.asked ?? reference;
  return { row, prompt, reference, base: by("base"), tuned: by("tuned") };
}

/** Between 0 and 1, and for the same row always the same. */
function chance(key: string, of: string): number {
  return createHash("sha256").update(`${of} ${key}`).digest().readUInt32BE(0) / 2 ** 32;
}

function showSamples({ events }: Rehearsal, answered: readonly Answered[]): void {
  for (const model of sides) {
    for (const [index, one] of answered.slice(0, shownSamples).entries()) {
      if (!Array.isArray(one.prompt)) continue;
      const { output: text } = one[model];
      events.write({
        type: "sample",
        step: 0,
        index,
        prompt: one.prompt,
        text,
        model,
        reference: one.reference,
      });
    }
  }
}

function columnsOf(metrics: readonly string[]): Record<string, string> {
  const grades = metrics.flatMap((metric) => sides.map((side) => [`${side}_${metric}`, "DOUBLE"]));
  return {
    row: "BIGINT",
    key: "VARCHAR",
    prompt: "VARCHAR",
    reference: "VARCHAR",
    base_output: "VARCHAR",
    tuned_output: "VARCHAR",
    ...Object.fromEntries(grades),
  };
}

function record({ row, prompt, reference, base, tuned }: Answered): Record<string, unknown> {
  const named = (side: Side, grades: Grades) =>
    Object.fromEntries(Object.entries(grades).map(([metric, grade]) => [`${side}_${metric}`, grade]));
  return {
    row: row.row,
    key: row.key,
    prompt: JSON.stringify(prompt),
    reference,
    base_output: base.output,
    tuned_output: tuned.output,
    ...named("base", base.grades),
    ...named("tuned", tuned.grades),
  };
}
