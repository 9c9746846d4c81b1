import { idSchema } from "@facet/contracts/ids";
import { Model } from "@facet/contracts/models/model";
import { PageQuery, pageOf } from "@facet/contracts/paging/page";
import { getModel } from "@facet/services/models/get-model";
import { listModels } from "@facet/services/models/list-models";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";
import { InProject } from "../http/queries.ts";

const tag = "Models";

export function modelRoutes(app: ApiApp): void {
  bind(app, {
    method: "get",
    path: "/models",
    operationId: "listModels",
    tag,
    summary: "List tuned models of a project",
    query: PageQuery.extend(InProject),
    answer: pageOf(Model),
    errors: ["invalid_cursor"],
    run: ({ ctx, query }) => listModels({ ctx, input: query }),
  });
  bind(app, {
    method: "get",
    path: "/models/{id}",
    operationId: "getModel",
    tag,
    summary: "Get a tuned model",
    params: idParam(idSchema("model")),
    answer: Model,
    run: ({ ctx, params }) => getModel({ ctx, input: params }),
  });
}
