import { RowType } from "@facet/contracts/datasets/dataset";
import { idSchema } from "@facet/contracts/ids";
import { RowPreview } from "@facet/contracts/inference/inference-request";
import { JsonValue } from "@facet/contracts/json-value";
import {
  CreatePreparation,
  Preparation,
  PreparationSettings,
} from "@facet/contracts/preparations/preparation";
import { createPreparation } from "@facet/services/preparations/create-preparation";
import { findTokenizer } from "@facet/services/preparations/find-tokenizer";
import { getPreparation } from "@facet/services/preparations/get-preparation";
import { listPreparedRows } from "@facet/services/preparations/list-prepared-rows";
import { z } from "zod";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";
import { RowRange, rowsOf } from "../http/queries.ts";
import type { InferenceClient } from "../inference/inference-client.ts";

const tag = "Preparations";
const params = idParam(idSchema("preparation"));

const PreparedRow = z
  .object({
    row: z.int(),
    key: z.string(),
    inputIds: z.array(z.int()).meta({ description: "Token ids, as the trainer reads them." }),
    labels: z.array(z.int()).meta({ description: "Same length; -100 where no loss is taken." }),
    document: z
      .int()
      .nullable()
      .meta({ description: "Which of the kept rows it is; null for a dropped one." }),
    tokens: z.int(),
    trainedTokens: z.int(),
    cutTokens: z.int(),
    dropped: z.string().nullable(),
  })
  .meta({ id: "PreparedRow" });

const PreviewRow = PreparationSettings.extend({
  baseModelId: idSchema("baseModel"),
  type: RowType,
  content: JsonValue,
}).meta({ id: "PreviewRow" });

export function preparationRoutes(app: ApiApp, inference: InferenceClient): void {
  bind(app, {
    method: "post",
    path: "/preparations",
    operationId: "createPreparation",
    tag,
    summary: "Prepare data for a model, before any training",
    description: "The same rows, model and settings are prepared once; a fine-tune then uses what is there.",
    body: CreatePreparation,
    answer: Preparation,
    status: 202,
    errors: ["not_found", "conflict"],
    run: ({ ctx, body }) => createPreparation({ ctx, input: body }),
  });
  bind(app, {
    method: "get",
    path: "/preparations/{id}",
    operationId: "getPreparation",
    tag,
    summary: "Get what the model will see, in numbers",
    params,
    answer: Preparation,
    run: ({ ctx, params }) => getPreparation({ ctx, input: params }),
  });
  bind(app, {
    method: "get",
    path: "/preparations/{id}/rows",
    operationId: "listPreparedRows",
    tag,
    summary: "Rows as the model will see them: the very ids and labels that train",
    params,
    query: RowRange.extend({ split: z.enum(["train", "validation"]).default("train") }),
    answer: rowsOf(PreparedRow),
    errors: ["conflict", "damaged_file"],
    run: async ({ ctx, params, query }) => {
      const { data, total } = await listPreparedRows({ ctx, input: { ...params, ...query } });
      return {
        total,
        data: data.map((row) => ({ ...row, inputIds: [...row.inputIds], labels: [...row.labels] })),
      };
    },
  });
  bind(app, {
    method: "post",
    path: "/preparations/preview",
    operationId: "previewPreparedRow",
    tag,
    summary: "See one row as the model would see it",
    body: PreviewRow,
    answer: RowPreview,
    errors: ["template_refuses_role", "not_found", "inference_unavailable"],
    run: async ({ ctx, body, context }) => {
      const { baseModelId, ...row } = body;
      const model = await findTokenizer({ ctx, input: { baseModelId } });
      return inference.previewRow({ ...row, model }, context.get("requestId"));
    },
  });
}
