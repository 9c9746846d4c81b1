import type { Evaluation } from "@facet/contracts/evaluations/evaluation";
import type { DemoContext } from "./demo-context.ts";
import { demoFailure } from "./demo-failure.ts";

/** The evaluation of a run, printed: one sentence on top, then the counts behind it. */
export async function showVerdict(
  { facet, say }: DemoContext,
  evaluationId: string | null,
): Promise<NonNullable<Evaluation["result"]>> {
  if (evaluationId === null) throw demoFailure("The run has no evaluation.", "Start the demo with --fresh.");
  const { result } = await facet.getEvaluation({ path: { id: evaluationId } });
  if (result === null) throw demoFailure("The evaluation has no result.", "Look at ./facet logs runner.");
  const { verdict, metrics } = result as NonNullable<Evaluation["result"]>;
  say(`  ${verdict.sentence}`);
  say(
    `  ${verdict.metric} on ${verdict.n} held-out rows: base ${show(verdict.base)}, tuned ${show(verdict.tuned)}; better ${verdict.better}, worse ${verdict.worse}, same ${verdict.same}`,
  );
  for (const [name, { base, tuned }] of Object.entries(metrics))
    say(`    ${name.padEnd(18)} base ${show(base).padStart(7)}   tuned ${show(tuned).padStart(7)}`);
  return result as NonNullable<Evaluation["result"]>;
}

function show(value: number): string {
  return value.toFixed(3);
}
