import { Evaluation, EvaluationRow } from "@facet/contracts/evaluations/evaluation";
import { idSchema } from "@facet/contracts/ids";
import { PageQuery, pageOf } from "@facet/contracts/paging/page";
import { queryNumber } from "@facet/contracts/paging/query-number";
import { getEvaluation } from "@facet/services/evaluations/get-evaluation";
import { listEvaluationRows } from "@facet/services/evaluations/list-evaluation-rows";
import { listEvaluations } from "@facet/services/evaluations/list-evaluations";
import { removeEvaluation } from "@facet/services/evaluations/remove-evaluation";
import { z } from "zod";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";
import { InProject, MadeFrom, RowRange, rowsOf, Search } from "../http/queries.ts";

const tag = "Evaluations";
const params = idParam(idSchema("evaluation"));

export function evaluationRoutes(app: ApiApp): void {
  bind(app, {
    method: "get",
    path: "/evaluations",
    operationId: "listEvaluations",
    tag,
    summary: "List evaluations of a project",
    query: PageQuery.extend({
      ...InProject,
      ...MadeFrom,
      q: Search,
      state: Evaluation.shape.state.optional(),
      fineTuneId: idSchema("fineTune").optional(),
    }),
    answer: pageOf(Evaluation),
    errors: ["invalid_cursor"],
    run: ({ ctx, query }) => listEvaluations({ ctx, input: query }),
  });
  bind(app, {
    method: "get",
    path: "/evaluations/{id}",
    operationId: "getEvaluation",
    tag,
    summary: "Get an evaluation and its verdict",
    params,
    answer: Evaluation,
    run: ({ ctx, params }) => getEvaluation({ ctx, input: params }),
  });
  bind(app, {
    method: "get",
    path: "/evaluations/{id}/rows",
    operationId: "listEvaluationRows",
    tag,
    summary: "What base and tuned model answered, row by row",
    params,
    query: RowRange.extend({
      outcome: EvaluationRow.shape.outcome.optional(),
      row: queryNumber(
        z.int().min(1).optional().meta({ description: "Only the row of this number in the data." }),
      ),
    }),
    answer: rowsOf(EvaluationRow),
    errors: ["conflict", "damaged_file"],
    run: ({ ctx, params, query }) => listEvaluationRows({ ctx, input: { ...params, ...query } }),
  });
  bind(app, {
    method: "delete",
    path: "/evaluations/{id}",
    operationId: "removeEvaluation",
    tag,
    summary: "Remove an evaluation",
    description: "With every answer it holds. Refused while it runs.",
    params,
    errors: ["in_use"],
    run: ({ ctx, params }) => removeEvaluation({ ctx, input: params }),
  });
}
