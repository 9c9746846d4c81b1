import { idSchema } from "@facet/contracts/ids";
import { Model, UpdateModel } from "@facet/contracts/models/model";
import { PageQuery, pageOf } from "@facet/contracts/paging/page";
import { getModel } from "@facet/services/models/get-model";
import { listModels } from "@facet/services/models/list-models";
import { modelTag } from "@facet/services/models/model-tag";
import { removeModel } from "@facet/services/models/remove-model";
import { updateModel } from "@facet/services/models/update-model";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";
import { requireIfMatch } from "../http/if-match.ts";
import { InProject, MadeFrom, Search } from "../http/queries.ts";

const tag = "Models";
const params = idParam(idSchema("model"));

export function modelRoutes(app: ApiApp): void {
  bind(app, {
    method: "get",
    path: "/models",
    operationId: "listModels",
    tag,
    summary: "List tuned models of a project",
    query: PageQuery.extend({
      ...InProject,
      ...MadeFrom,
      q: Search,
      fineTuneId: idSchema("fineTune").optional(),
    }),
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
    params,
    answer: Model,
    etag: modelTag,
    run: ({ ctx, params }) => getModel({ ctx, input: params }),
  });
  bind(app, {
    method: "patch",
    path: "/models/{id}",
    operationId: "updateModel",
    tag,
    summary: "Change a model's name, description or tags",
    description: "Send the ETag of the version you edit in `If-Match`.",
    params,
    body: UpdateModel,
    answer: Model,
    errors: ["if_match_required", "etag_mismatch", "name_taken"],
    etag: modelTag,
    run: ({ ctx, params, body, context }) =>
      updateModel({ ctx, input: { id: params.id, tag: requireIfMatch(context), changes: body } }),
  });
  bind(app, {
    method: "delete",
    path: "/models/{id}",
    operationId: "removeModel",
    tag,
    summary: "Remove a tuned model",
    description:
      "Its weights and the checkpoints that hold them. The fine-tune and its verdict stay. Refused while an export of it is there.",
    params,
    errors: ["in_use"],
    run: ({ ctx, params }) => removeModel({ ctx, input: params }),
  });
}
