import { BaseModel, ImportBaseModel } from "@facet/contracts/base-models/base-model";
import { idSchema } from "@facet/contracts/ids";
import { PageQuery, pageOf } from "@facet/contracts/paging/page";
import { getBaseModel } from "@facet/services/base-models/get-base-model";
import { importBaseModel } from "@facet/services/base-models/import-base-model";
import { listBaseModels } from "@facet/services/base-models/list-base-models";
import { removeBaseModel } from "@facet/services/base-models/remove-base-model";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";
import { InProject, Search } from "../http/queries.ts";

const tag = "Base models";

export function baseModelRoutes(app: ApiApp): void {
  bind(app, {
    method: "post",
    path: "/base-models",
    operationId: "importBaseModel",
    tag,
    summary: "Import a base model",
    description:
      "From the Hub at a pinned revision, a folder, a GGUF file, or the starter model. `jobId` is the job that brings it in.",
    body: ImportBaseModel,
    answer: BaseModel,
    status: 202,
    errors: ["conflict", "name_taken", "not_found"],
    run: ({ ctx, body }) => importBaseModel({ ctx, input: body }),
  });
  bind(app, {
    method: "get",
    path: "/base-models",
    operationId: "listBaseModels",
    tag,
    summary: "List base models of a project",
    query: PageQuery.extend({ ...InProject, q: Search, state: BaseModel.shape.state.optional() }),
    answer: pageOf(BaseModel),
    errors: ["invalid_cursor"],
    run: ({ ctx, query }) => listBaseModels({ ctx, input: query }),
  });
  bind(app, {
    method: "get",
    path: "/base-models/{id}",
    operationId: "getBaseModel",
    tag,
    summary: "Get a base model",
    params: idParam(idSchema("baseModel")),
    answer: BaseModel,
    run: ({ ctx, params }) => getBaseModel({ ctx, input: params }),
  });
  bind(app, {
    method: "delete",
    path: "/base-models/{id}",
    operationId: "removeBaseModel",
    tag,
    summary: "Remove a base model",
    description: "With what was prepared for it. Refused while a fine-tune rests on it, or its import runs.",
    params: idParam(idSchema("baseModel")),
    errors: ["in_use"],
    run: ({ ctx, params }) => removeBaseModel({ ctx, input: params }),
  });
}
