import { FacetError } from "@facet/contracts/errors/facet-error";
import type { EvaluationRow } from "@facet/contracts/evaluations/evaluation";
import { readEvaluation } from "@facet/datasets/read-evaluation";
import { openArtifactFile } from "../artifacts/open-artifact-file.ts";
import type { ServiceContext } from "../context.ts";
import { getEvaluation } from "./get-evaluation.ts";

interface Input {
  readonly id: string;
  readonly outcome?: EvaluationRow["outcome"] | undefined;
  readonly row?: number | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** What both models answered, row by row. */
export async function listEvaluationRows({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: Input;
}): Promise<{ data: EvaluationRow[]; total: number }> {
  const { id, outcome, row, ...range } = input;
  const evaluation = await getEvaluation({ ctx, input: { id } });
  if (evaluation.artifactId === null || evaluation.result === null)
    throw new FacetError("conflict", "The evaluation has no rows yet.", { fix: "Wait for its job to end." });
  const path = await openArtifactFile(ctx, evaluation.artifactId, "rows.parquet");
  const { rows, total } = await readEvaluation({
    path,
    ...range,
    primaryMetric: evaluation.result.primaryMetric,
    outcome: outcome ?? null,
    row,
  });
  return { data: rows, total };
}
